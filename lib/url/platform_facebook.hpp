#pragma once

#include "url/normal_url.hpp"

namespace cahoots {

/// The forms of facebook.com that apply_platform_form documents, apart from the others because
/// there are more of them. Idempotent.
void apply_facebook_form(NormalUrl& url);

}  // namespace cahoots
