#pragma once

#include <cstddef>
#include <string>

#include "casting.hpp"
#include "draw.hpp"
#include "rhythm.hpp"
#include "scenario.hpp"

namespace cahoots {

/// An everyday text in the person's language, topics and manner.
std::string everyday_text(Draw& draw, const Person& person);
/// A short everyday answer.
std::string everyday_quip(Draw& draw, const Person& person);
/// `count` everyday messages of one person, in the forms of their platform.
void add_everyday_life(Scenario& scenario, Draw& draw, std::size_t person, const Rhythm& rhythm,
                       std::size_t count);
/// A message without links at that moment, in the language of its author.
Message message_of(const Scenario& scenario, std::size_t author, std::int64_t time_s,
                   std::string text);

/// About 200 people on four platforms and their everyday posts.
void add_ordinary_people(Scenario& scenario, Casting& casting, const Draw& seed, double scale);
/// About 50 people who live in UTC+8 and talk about home, work and, some of them, Xinjiang.
void add_same_zone_people(Scenario& scenario, Casting& casting, const Draw& seed, double scale);

/// `standard` people, scaled, at least `least`.
std::size_t scaled(std::size_t standard, double scale, std::size_t least = 1);

}  // namespace cahoots
