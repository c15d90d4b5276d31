#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// RSS 2.0, 0.9x and 1.0 (RDF); the exports of WordPress, which are RSS. Source: RSS 2.0
/// Specification (RSS Advisory Board); RDF Site Summary 1.0 and its modules Dublin Core, Content,
/// Slash; Media RSS; Atom Threading Extensions (RFC 4685); LiveJournal, cgi-bin/LJ/Feed.pm.
/// What the feed formats share, uid and platform too: platforms/feed_entry.hpp.
///
/// | native field                                      | record field                        |
/// |---------------------------------------------------|-------------------------------------|
/// | guid, else rdf:about, else link                   | uid                                 |
/// | link, else guid where isPermaLink is not false    | url                                 |
/// | lj:poster, else lj:journal of the channel         | account_uid: livejournal:NAME       |
/// | dc:creator, else author (the name in `e (name)`)  | account_uid: PLATFORM:NAME@HOST     |
/// | channel: atom:link[rel=self], else link           | account_uid without an author       |
/// | pubDate, else dc:date                             | created_at                          |
/// | title; content:encoded, else description          | text; links: urls, images: media    |
/// | category                                          | hashtags                            |
/// | enclosure, media:content, media:thumbnail: url    | media (url:…)                       |
/// | slash:comments, thr:total, lj:reply-count         | replies                             |
/// | dc:language, else language of the channel         | lang                                |
///
/// Of WordPress exports only published posts are posts; pages, attachments, menus and drafts are
/// passed over, and the comments within are not read.
Format feed_rss_format();

}  // namespace cahoots
