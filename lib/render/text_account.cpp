#include "render/text_account.hpp"

#include <fmt/format.h>

#include "render/display_text.hpp"
#include "render/text_page.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kPostCharacters = 280;

/// Time, id, account.
std::string head_of(const DossierPost& post) {
  const std::string account = post.account_name == post.account_uid
                                  ? post.account_uid
                                  : fmt::format("{} ({})", post.account_name, post.account_uid);
  return fmt::format("{} UTC  {}  by {}", second_of(post.created_at_s), post.uid, account);
}

std::string text_of(const DossierPost& post) {
  return post.has_record ? displayable(post.text, {kPostCharacters, false})
                         : std::string("The post is not in the case file.");
}

}  // namespace

void write_posts_in_text(ReportPage& page, const std::vector<const DossierPost*>& posts) {
  for (const DossierPost* post : posts) {
    page.note(head_of(*post), 4);
    if (!post->url.empty()) page.note(defanged(post->url), 6);
    page.paragraph(text_of(*post), 6);
  }
}

void write_posts_in_list(ReportPage& page, const std::vector<const DossierPost*>& posts) {
  for (const DossierPost* post : posts) {
    page.note(fmt::format("{}{}{}: {}", head_of(*post), post->url.empty() ? "" : ", ",
                          defanged(post->url), text_of(*post)),
              2);
  }
}

std::string text_account(const AccountAnswer& answer, const TextStyle& style) {
  TextPage page(style);
  write_account_answer(
      page, [&page](const auto& posts) { write_posts_in_text(page, posts); }, answer);
  return page.take();
}

}  // namespace cahoots
