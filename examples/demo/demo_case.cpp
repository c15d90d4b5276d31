#include "demo_case.hpp"

#include <utility>

#include "casting.hpp"
#include "crowds.hpp"
#include "everyday.hpp"
#include "identifiers.hpp"

namespace cahoots {

DemoCase make_demo_case(const Draw& seed, double scale) {
  // Crowds first, because the operation pesters and reposts those who are there.
  DemoCase made;
  Scenario& scenario = made.scenario;
  Casting casting(scenario, seed);
  add_news_bots(scenario, casting, seed, scale);
  add_ordinary_people(scenario, casting, seed, scale);
  add_same_zone_people(scenario, casting, seed, scale);
  add_fan_club(scenario, casting, seed, scale);
  add_conference(scenario, casting, seed, scale);
  add_petition(scenario, casting, seed, scale);
  add_critics(scenario, casting, seed);
  share_viral_articles(scenario, seed, scale);
  add_loyal_readers(scenario, seed, scale);
  add_app_users(scenario, seed, scale);
  made.staff = hire_operation(scenario, casting, seed, scale);
  add_earlier_lives(scenario, made.staff, seed);
  carry_out(scenario, made.staff, plan_tasks(seed, made.staff.back().cell + 1), seed);
  add_routine(scenario, made.staff, seed);
  add_bystanders(scenario, seed);
  number_messages(scenario, seed);
  return made;
}

std::vector<ExportFile> all_exports(const Scenario& scenario, const Draw& seed) {
  std::vector<ExportFile> files = {x_archive(scenario, seed), x_api_pages(scenario, seed),
                                   youtube_comments(scenario), blog_posts(scenario)};
  for (std::vector<ExportFile> more : {reddit_dumps(scenario), tiktok_responses(scenario, seed)}) {
    for (ExportFile& file : more) {
      files.push_back(std::move(file));
    }
  }
  return files;
}

}  // namespace cahoots
