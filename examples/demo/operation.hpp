#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casting.hpp"
#include "draw.hpp"
#include "scenario.hpp"

namespace cahoots {

/// One account of the operation and how it is run.
struct Operative {
  std::size_t person = kNone;
  std::size_t cell = 0;
  /// Who sits at the desk: three accounts of a cell share one worker.
  std::size_t worker = 0;
  /// Share of the cell's tasks that this account carries out; near 0 for sleepers.
  double diligence = 0;
  /// Run by a contractor in the evening instead of the office.
  bool evening = false;
};

/// A text that the office gives out to be posted by many accounts in slightly different forms.
struct Task {
  std::size_t cell = 0;
  bool all_hands = false;
  std::int64_t release_s = 0;
  std::string lang;
  std::string title;
  std::string text;
  std::vector<std::string> hashtags;
  /// An article on one of the operation's own sites; empty for a task without link.
  std::string link;
};

/// Hires the operation: three cells of 45 accounts in all (more cells at a scale above 1), most of
/// them created on three days, three sleepers, two bought accounts with an earlier life.
std::vector<Operative> hire_operation(Scenario& scenario, Casting& casting, const Draw& seed,
                                      double scale);
/// What the office gives out in seven weeks, in order of release; holidays are observed.
std::vector<Task> plan_tasks(const Draw& seed, std::size_t cells);
/// Carries the tasks out: copies in disguise, the recycling of old ones, reposts and applause.
void carry_out(Scenario& scenario, const std::vector<Operative>& staff,
               const std::vector<Task>& tasks, const Draw& seed);
/// Filler, replies to strangers, other people's news and hashtags, and private moments.
void add_routine(Scenario& scenario, const std::vector<Operative>& staff, const Draw& seed);
/// The earlier life of the bought accounts, a year before, in other languages.
void add_earlier_lives(Scenario& scenario, const std::vector<Operative>& staff, const Draw& seed);

}  // namespace cahoots
