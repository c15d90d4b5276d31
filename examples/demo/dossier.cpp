#include "dossier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace cahoots {
namespace {

std::set<std::size_t> writers(const Scenario& scenario) {
  std::set<std::size_t> people;
  for (const Message& message : scenario.messages) {
    people.insert(message.author);
  }
  return people;
}

/// Only a busy account comes to anybody's notice.
std::size_t noticed(const Scenario& scenario, const std::vector<Operative>& staff, Draw& draw,
                    Platform platform) {
  std::vector<std::size_t> candidates;
  for (const Operative& operative : staff) {
    if (scenario.people[operative.person].platform == platform && operative.diligence > 0.3) {
      candidates.push_back(operative.person);
    }
  }
  if (candidates.empty()) {
    for (const Operative& operative : staff) {
      if (scenario.people[operative.person].platform == platform) {
        candidates.push_back(operative.person);
      }
    }
  }
  return draw.pick(candidates);
}

/// Every `period`-th line on average goes through `change`.
template <typename Change>
std::string with_changed_lines(const std::string& bytes, Draw& draw, double rate, Change change) {
  std::string changed;
  for (std::size_t start = 0; start < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size() - 1) + 1;
    const std::string line = bytes.substr(start, end - start);
    // The header of a table stays: without it there is no table.
    changed += start > 0 && draw.chance(rate) ? change(line) : line;
    start = end;
  }
  return changed;
}

}  // namespace

ExportFile truth_table(const Scenario& scenario) {
  std::vector<std::string> lines;
  for (const std::size_t person : writers(scenario)) {
    const Group group = scenario.people[person].group;
    lines.push_back(fmt::format("{},{},{}\n", scenario.uid_of(person),
                                group == Group::operation ? "operation" : "control",
                                name_of(group)));
  }
  std::sort(lines.begin(), lines.end());
  return {"truth.csv", fmt::format("account_uid,label,group\n{}", fmt::join(lines, ""))};
}

ExportFile tips(const Scenario& scenario, const std::vector<Operative>& staff, const Draw& seed) {
  Draw draw = seed.fork("tips");
  const auto seen_on = [&](Platform platform) { return noticed(scenario, staff, draw, platform); };
  const std::size_t on_youtube = seen_on(Platform::youtube);
  const std::size_t on_x = seen_on(Platform::x);
  const std::size_t on_tiktok = seen_on(Platform::tiktok);
  const std::size_t on_reddit = seen_on(Platform::reddit);
  return {"tips.txt", fmt::format("{}\nx:@{}\nhttps://www.tiktok.com/@{}\n{}\n",
                                  scenario.uid_of(on_youtube), scenario.people[on_x].handle,
                                  scenario.people[on_tiktok].handle, scenario.uid_of(on_reddit))};
}

ExportFile read_me(const Scenario& scenario) {
  return {
      "README.txt",
      fmt::format(
          "A generated case of covert influence\n\n"
          "Everything in this folder is invented by a program: {} accounts, {} posts, all\n"
          "names, texts, sites and ids. Nobody wrote it and nobody is meant. It imitates the\n"
          "behaviour that public reports describe, so that tools can be tried and tested where\n"
          "the right answer is known.\n\n"
          "exports/   what platforms and collectors would hand out\n"
          "tips.txt   four accounts with which the investigation starts\n"
          "truth.csv  who belongs to the operation, and why everybody else is here\n\n"
          "The operation works Beijing office hours, copies texts in disguise and applauds\n"
          "itself. The controls are fans, news bots, conference visitors, signers of a\n"
          "petition, people of the same time zone, critics under attack and ordinary people.\n"
          "The crowds have different names in truth.csv because each is a different way to\n"
          "be accused wrongly.\n",
          writers(scenario).size(), scenario.messages.size())};
}

std::vector<ExportFile> damaged(std::vector<ExportFile> files, const Draw& seed) {
  Draw draw = seed.fork("damage");
  const auto cut = [&](const std::string& line) {
    return line.substr(0, draw.below(line.size())) + "\n";
  };
  const auto soiled = [&](std::string line) {
    return line.insert(draw.below(line.size()), "\xE9\x92");
  };
  const auto rounded = [](const std::string& line) {
    const std::size_t comma = line.find(',');
    return "\"1.76449E+18\"" + line.substr(std::min(comma, line.size()));
  };
  for (ExportFile& file : files) {
    if (file.name == "x_archive_style.csv") {
      file.bytes = with_changed_lines(file.bytes, draw, 0.002, rounded);
    } else if (file.name == "youtube_comments.csv") {
      file.bytes = with_changed_lines(file.bytes, draw, 0.003, soiled);
    } else if (file.name != "tiktok_comments.json") {
      file.bytes = with_changed_lines(file.bytes, draw, 0.004, cut);
    }
    if (file.name == "reddit_comments.jsonl") {
      file.bytes.resize(file.bytes.size() - std::min<std::size_t>(80, file.bytes.size()));
    }
  }
  return files;
}

}  // namespace cahoots
