#pragma once

#include <string_view>

namespace cahoots {

/// True for a query parameter that only says where a click came from (`utm_source`, `fbclid`), or
/// that asks for the AMP version of a page; any case. Names that other sites use for content
/// (`ref`, `source`, `id`) are not among them. Thread-safe; about 20 ns.
bool is_tracking_parameter(std::string_view name, std::string_view value);

}  // namespace cahoots
