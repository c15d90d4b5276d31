#pragma once

#include <set>
#include <string>
#include <string_view>

#include "draw.hpp"
#include "scenario.hpp"

namespace cahoots {

/// Creates the people of the case: invented names, native ids and handles that are unique on
/// their platform, a home with its clock, a history of the account.
class Casting {
 public:
  Casting(Scenario& scenario, const Draw& draw) : scenario_(scenario), draw_(draw.fork("people")) {}

  /// Somebody who writes in that language (en, zh, es, id, pt, fr, ja); returns the number.
  std::size_t person(Platform platform, Group group, std::string_view lang);
  /// The same with a handle, name and creation time chosen by the caller. Of an X account the
  /// native id follows from the creation time, as in reality.
  std::size_t person_as(Person person);

 private:
  Person somebody(Platform platform, Group group, std::string_view lang);
  void give_name(Person& person);
  void give_home(Person& person);
  void give_voice(Person& person);
  std::string native_id_of(const Person& person);

  Scenario& scenario_;
  Draw draw_;
  std::set<std::string> taken_;
};

}  // namespace cahoots
