#include "markup/parser_library.hpp"

#include <libxml/parser.h>

namespace cahoots {

void prepare_parser_library() {
  static const bool is_prepared = [] {
    xmlInitParser();
    return true;
  }();
  (void)is_prepared;
}

}  // namespace cahoots
