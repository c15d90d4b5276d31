#pragma once

namespace cahoots {

/// Makes libxml2's tables, once: it must be done before threads share them ("Thread safety" in its
/// documentation), and here it is whichever comes first. Any thread.
void prepare_parser_library();

}  // namespace cahoots
