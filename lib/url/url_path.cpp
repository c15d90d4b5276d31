#include "url/url_path.hpp"

#include <algorithm>

#include "url/percent.hpp"

namespace cahoots {
namespace {

/// Rewrites the path in place; `path` begins with a slash.
void remove_dot_segments(std::string& path) {
  if (path.find("/.") == std::string::npos) return;
  std::size_t end = 0;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t next = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = std::string_view(path).substr(at, next - at);
    const bool last = next == path.size();
    if (segment == "/..") {
      while (end > 0 && path[--end] != '/') {
      }
      if (last) path[end++] = '/';
    } else if (segment == "/.") {
      if (last) path[end++] = '/';
    } else {
      std::copy(path.begin() + static_cast<std::ptrdiff_t>(at),
                path.begin() + static_cast<std::ptrdiff_t>(next),
                path.begin() + static_cast<std::ptrdiff_t>(end));
      end += segment.size();
    }
    at = next;
  }
  path.resize(end);
}

}  // namespace

std::string normal_path(std::string_view path) {
  std::string normal;
  normal.reserve(path.size() + 1);
  if (path.find('\\') == std::string_view::npos) {
    append_percent_normal(normal, path, kPathBytes);
  } else {
    std::string slashed(path);
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    append_percent_normal(normal, slashed, kPathBytes);
  }
  remove_dot_segments(normal);
  while (!normal.empty() && normal.back() == '/') normal.pop_back();
  if (normal.empty()) normal.push_back('/');
  return normal;
}

std::string_view without_amp_suffix(std::string_view path) {
  for (bool found = true; found;) {
    found = false;
    for (std::string_view mark :
         {std::string_view("/amp"), std::string_view(".amp"), std::string_view(".amp.html")}) {
      if (!path.ends_with(mark)) continue;
      std::string_view rest = path.substr(0, path.size() - mark.size());
      while (!rest.empty() && rest.back() == '/' && mark[0] == '/') rest.remove_suffix(1);
      const bool bare = rest.empty() || rest.back() == '/';
      const bool leaves_dots = mark[0] == '.' && !bare && rest.back() == '.';
      if (bare || leaves_dots) continue;
      path = rest;
      found = true;
    }
  }
  return path;
}

PathSegments segments_of(std::string_view path) {
  PathSegments segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0 || !path.empty()) {
      if (segments.count < PathSegments::kMax) segments.names[segments.count] = path.substr(0, end);
      ++segments.count;
    }
    path.remove_prefix(end);
  }
  return segments;
}

}  // namespace cahoots
