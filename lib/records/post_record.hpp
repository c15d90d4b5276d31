#pragma once

#include <string>

#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Appends the post as one line, every key of the schema in its order.
void append_post(std::string& out, const Post& post);
/// Reads a post into `post`, whose views then point into the parser's buffer.
void read_post(RecordView& record, Post& post);

/// Appends the account as one line, every key of the schema in its order.
void append_account(std::string& out, const Account& account);
Account read_account(RecordView& record);

}  // namespace cahoots
