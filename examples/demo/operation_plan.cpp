#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "operation.hpp"
#include "phrases.hpp"
#include "rhythm.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

struct Theme {
  std::string_view rule;
  std::string_view lang;
  std::array<std::string_view, 5> hashtags;
};

constexpr std::array<Theme, 9> kThemes = {{
    {"xinjiang_en",
     "en",
     {"#Xinjiang", "#XinjiangOnline", "#China", "#Uyghur", "#TruthOfXinjiang"}},
    {"xinjiang_zh", "zh", {"#新疆", "#Xinjiang", "#新疆棉花", "#民族团结", "#大美新疆"}},
    {"china_en", "en", {"#China", "#AmazingChina", "#BeltAndRoad", "#Development", "#Peace"}},
    {"china_zh", "zh", {"#中国", "#China", "#一带一路", "#正能量", "#祖国"}},
    {"america_en", "en", {"#USA", "#America", "#HumanRights", "#WarMachine", "#Hegemony"}},
    {"america_zh", "zh", {"#美国", "#USA", "#霸权", "#人权", "#真相"}},
    {"critic_en", "en", {"#Varnholt", "#FakeScholar", "#Xinjiang", "#Liar", "#Truth"}},
    {"critic_zh", "zh", {"#何敬川", "#骗子", "#真相", "#谎言", "#新疆"}},
    {"spanish", "es", {"#Xinjiang", "#China", "#Verdad", "#EEUU", "#Paz"}},
}};

/// What each cell writes about, as numbers into kThemes; the first cell mostly in Chinese.
constexpr std::array<std::array<std::size_t, 8>, 3> kCellThemes = {
    {{1, 1, 3, 5, 7, 0, 2, 1}, {4, 4, 6, 6, 0, 2, 4, 8}, {1, 3, 7, 5, 0, 4, 8, 1}}};

constexpr std::array kSites = {"www.silkvoices.example"sv, "truthmirrordaily.example"sv,
                               "worldinsight-today.example"sv, "www.tarimstories.example"sv};

Task write_task(Draw& draw, const Theme& theme, std::size_t cell, std::int64_t release_s) {
  Task task;
  task.cell = cell;
  task.release_s = release_s;
  task.lang = theme.lang;
  task.text = operation_phrases().write(draw, theme.rule);
  task.title = operation_phrases().write(draw, "title_en");
  task.hashtags.assign(theme.hashtags.begin(), theme.hashtags.end());
  if (draw.chance(0.55)) {
    task.link = "https://" + std::string(draw.pick(kSites)) + "/2024/";
    task.link += std::to_string(draw.between(1000, 9999)) + "/";
    task.link += std::to_string(draw.between(100000, 999999)) + ".html";
  }
  return task;
}

}  // namespace

std::vector<Task> plan_tasks(const Draw& seed, std::size_t cells) {
  Draw draw = seed.fork("tasks");
  std::vector<Task> tasks;
  for (std::int64_t day = 0; day < kCaseDays; ++day) {
    const bool working = is_chinese_working_day(day);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const std::size_t wanted = working ? 1 + draw.below(3) : (draw.chance(0.08) ? 1 : 0);
      for (std::size_t left = wanted; left > 0; --left) {
        const Theme& theme = kThemes[draw.pick(kCellThemes[cell % kCellThemes.size()])];
        tasks.push_back(write_task(draw, theme, cell, shift_moment_s(draw, day)));
      }
    }
    if (working && draw.chance(0.5)) {
      const Theme& theme = draw.pick(kThemes);
      tasks.push_back(write_task(draw, theme, 0, shift_moment_s(draw, day)));
      tasks.back().all_hands = true;
    }
  }
  std::stable_sort(tasks.begin(), tasks.end(), [](const Task& left, const Task& right) {
    return left.release_s < right.release_s;
  });
  return tasks;
}

}  // namespace cahoots
