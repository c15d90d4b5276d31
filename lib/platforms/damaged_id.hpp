#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// True for what a spreadsheet or a data frame makes of an id: `8.01496E+17`, `8,01496E+17`,
/// `8.01496e17`, `-1.00123E+12`, and `1234567.0`, whose last digits may be lost or not. Such an id
/// cannot be recovered. A constant time.
bool is_rounded_id(std::string_view id);

/// True for digits whose end was lost but not the number of them: a number of 16 and more digits
/// keeps 15 in a spreadsheet, and 16 or 17 in a program without whole numbers of 64 bits, and the
/// rest become zeros. One of a hundred sound ids looks the same, so this means something for a file
/// only.
bool has_zeros_for_digits(std::string_view id);

/// True where the start of a file shows that its ids lost their last digits: it has at least eight
/// different numbers of 16 and more digits, as whole values, and all end in zeros. By chance one
/// file in 10^8 would. Linear time.
bool has_rounded_numbers(std::string_view head);

/// Why a uid, with its platform in front, cannot be used; empty where it can. Each part between
/// colons, and between slashes where it is no address, is looked at. `is_file_rounded`:
/// has_rounded_numbers() of its file.
std::string uid_damage(std::string_view uid, bool is_file_rounded);

}  // namespace cahoots
