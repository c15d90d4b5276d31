#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// LiveJournal's own exports, and those of sites that run its software: journals by month
/// (export_do.bml) and comments (export_comments.bml?get=comment_body). Source: LiveJournal,
/// htdocs/export_do.bml and htdocs/export_comments.bml; Dreamwidth, DW/Controller/Export.pm.
///
/// | native field                              | record field                               |
/// |-------------------------------------------|--------------------------------------------|
/// | livejournal[journal] (added by hand)      | account_uid of entries: livejournal:NAME   |
/// | entry: itemid (= jitemid × 256 + anum)    | uid: livejournal:NAME/entry/JITEMID        |
/// | logtime                                   | created_at                                 |
/// | subject, event (HTML)                     | text; links: urls, images: media           |
/// | <lj user="NAME"> in the text              | mentions                                   |
/// | comment[id]                               | uid: livejournal:NAME/comment/ID           |
/// | comment[posterid], by usermap if there    | account_uid: livejournal:NAME, else        |
/// |                                           | livejournal:#POSTERID                      |
/// | comment[jitemid], [parentid]              | conversation_uid; reply_to_uid             |
/// | comment: subject, body, date              | text, created_at                           |
///
/// Neither export says whose journal it is, and its ids count within it: without the name in the
/// first tag, `<livejournal journal="NAME">`, a record is rejected with the advice to write it
/// there. logtime is the clock of the server when the entry arrived, which LiveJournal's code reads
/// as UTC (LJ::get_log2_row); eventtime is what the author's clock or fancy said, without a zone,
/// and not read. An entry without logtime has no time. Comments give theirs with a Z; without one
/// it is null. Deleted comments, and those of comment_meta, are passed over; an anonymous one is
/// rejected, since it has no account.
Format livejournal_xml_format();

}  // namespace cahoots
