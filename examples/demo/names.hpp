#pragma once

#include <string>

#include "draw.hpp"

namespace cahoots {

/// An invented place, as in "Tarrowby".
std::string town_name(Draw& draw);
/// An invented first name, as in "Velina".
std::string given_name(Draw& draw);
/// An invented family name, as in "Haldersen".
std::string family_name(Draw& draw);
/// An invented Chinese name in simplified characters.
std::string chinese_name(Draw& draw);

/// A handle made from a name as people make them: "velina_h", "velinahaldersen", …
std::string personal_handle(Draw& draw, const std::string& given, const std::string& family);
/// A handle as the sign-up form proposes it: name and eight digits. Many ordinary people keep it.
std::string default_handle(Draw& draw, const std::string& given);

/// `count` characters out of the alphabet.
std::string random_characters(Draw& draw, std::string_view alphabet, std::size_t count);
/// A path of 10 characters as link shorteners make them.
std::string short_code(Draw& draw);

}  // namespace cahoots
