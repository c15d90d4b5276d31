#include "url/tracking.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

// Collected from the documentation of the advertising, mail and analytics services that add them.
// Both tables are sorted, lower case.
constexpr auto kPrefixes = std::to_array<std::string_view>(
    {"__cft__", "action_object", "action_ref", "action_type", "at_campaign", "at_custom",
     "at_link", "at_medium",     "at_ptr",     "at_send",     "bsft_",       "fb_action_",
     "ga_",     "guce_",         "hmb_",       "hsa_",        "itm_",        "matomo_",
     "mc_",     "mtm_",          "ns_",        "oly_",        "otm_",        "piwik_",
     "pk_",     "sfmc_",         "stm_",       "trk_",        "utm_",        "vero_"});
constexpr std::string_view kNames[] = {"__hsfp",
                                       "__hssc",
                                       "__hstc",
                                       "__s",
                                       "__tn__",
                                       "__twitter_impression",
                                       "__xts__",
                                       "_amp",
                                       "_branch_match_id",
                                       "_branch_referrer",
                                       "_ga",
                                       "_gl",
                                       "_hsenc",
                                       "_hsmi",
                                       "_ke",
                                       "_kx",
                                       "_openstat",
                                       "_x_tr_hist",
                                       "_x_tr_hl",
                                       "_x_tr_pto",
                                       "_x_tr_sch",
                                       "_x_tr_sl",
                                       "_x_tr_tl",
                                       "amp_gsa",
                                       "amp_js_v",
                                       "amp_r",
                                       "awc",
                                       "cjevent",
                                       "ck_subscriber_id",
                                       "cmpid",
                                       "dclid",
                                       "dicbo",
                                       "echobox",
                                       "ef_id",
                                       "elqtrack",
                                       "elqtrackid",
                                       "emci",
                                       "emdi",
                                       "epik",
                                       "fb_ref",
                                       "fb_source",
                                       "fbclid",
                                       "gad_campaignid",
                                       "gad_source",
                                       "gbraid",
                                       "gclid",
                                       "gclsrc",
                                       "gs_l",
                                       "guccounter",
                                       "hsctatracking",
                                       "igsh",
                                       "igshid",
                                       "irclickid",
                                       "irgwc",
                                       "jsessionid",
                                       "li_fat_id",
                                       "mibextid",
                                       "mkt_tok",
                                       "ml_subscriber",
                                       "ml_subscriber_hash",
                                       "msclkid",
                                       "ncid",
                                       "nr_email_referer",
                                       "obclick",
                                       "oborigurl",
                                       "os_ehash",
                                       "phpsessid",
                                       "rb_clickid",
                                       "ref_src",
                                       "ref_url",
                                       "s_cid",
                                       "s_kwcid",
                                       "sb_referer_host",
                                       "sc_campaign",
                                       "sc_channel",
                                       "sc_cid",
                                       "sc_country",
                                       "sc_geo",
                                       "sc_medium",
                                       "sc_outcome",
                                       "sccid",
                                       "soc_src",
                                       "soc_trk",
                                       "spm",
                                       "sr_share",
                                       "srsltid",
                                       "tblci",
                                       "tracking_source",
                                       "ttclid",
                                       "twclid",
                                       "usqp",
                                       "vgo_ee",
                                       "wbraid",
                                       "wickedid",
                                       "wt.mc_id",
                                       "wt.tsrc",
                                       "wt_mc",
                                       "wt_zmc",
                                       "wtrid",
                                       "xtor",
                                       "yclid",
                                       "ysclid",
                                       "zanpid"};
constexpr std::size_t kLongestName = 32;

static_assert(std::is_sorted(std::begin(kPrefixes), std::end(kPrefixes)));
static_assert(std::is_sorted(std::begin(kNames), std::end(kNames)));

/// The longest sorted prefix candidate is the last that is not greater than the name.
bool has_tracking_prefix(std::string_view name) {
  const auto after = std::upper_bound(std::begin(kPrefixes), std::end(kPrefixes), name);
  return after != std::begin(kPrefixes) && name.substr(0, (after - 1)->size()) == *(after - 1);
}

bool asks_for_amp(std::string_view name, std::string_view value) {
  if (name == "amp") return value.empty() || value == "1" || value == "true";
  return name == "outputtype" && value == "amp";
}

}  // namespace

bool is_tracking_parameter(std::string_view name, std::string_view value) {
  std::array<char, kLongestName> lower{};
  const std::size_t size = std::min(name.size(), kLongestName);
  std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(size), lower.begin(),
                 [](char c) { return ascii_lower(c); });
  const std::string_view folded(lower.data(), size);
  if (has_tracking_prefix(folded)) return true;
  if (name.size() > kLongestName) return false;
  return std::binary_search(std::begin(kNames), std::end(kNames), folded) ||
         asks_for_amp(folded, value);
}

}  // namespace cahoots
