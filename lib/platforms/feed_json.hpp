#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// JSON Feed 1 and 1.1. Source: JSON Feed Version 1.1 (jsonfeed.org), with what version 1 called
/// otherwise. What the feed formats share, uid and platform too: platforms/feed_entry.hpp.
///
/// | native field                                     | record field                            |
/// |--------------------------------------------------|-----------------------------------------|
/// | items[].id, else url                             | uid                                     |
/// | items[].url                                      | url                                     |
/// | authors[0], author (1): url, name                | account_uid, account_name               |
/// | the same of the feed, else feed_url,             | account_uid without an author           |
/// |   home_page_url                                  |                                         |
/// | date_published                                   | created_at                              |
/// | title; content_html, else content_text, summary  | text; links: urls, images: media        |
/// | external_url                                     | urls                                    |
/// | tags[]                                           | hashtags                                |
/// | image, banner_image, attachments[].url           | media (url:…)                           |
/// | language, else that of the feed                  | lang                                    |
///
/// Of a feed that is too large to be held as a whole, an author who stands for all items is not
/// seen, and feed_url stands for the account.
Format feed_json_format();

}  // namespace cahoots
