#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "crowds.hpp"
#include "everyday.hpp"
#include "newsroom.hpp"
#include "operation.hpp"
#include "phrases.hpp"
#include "rhythm.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

/// Filler comes from a folder of ready texts that all desks use.
std::vector<std::string> filler_folder(Draw& draw) {
  std::vector<std::string> texts;
  for (int number = 0; number < 60; ++number) {
    texts.push_back(operation_phrases().write(draw, number % 2 == 0 ? "filler_en" : "filler_zh"));
  }
  return texts;
}

void settle(Message& message, const Scenario& scenario, Draw& draw) {
  const Platform platform = scenario.people[message.author].platform;
  if (platform == Platform::youtube) {
    message.type = MessageType::comment;
    message.venue = "scenicView" + std::to_string(draw.below(8));
  } else if (platform == Platform::reddit) {
    message.venue = draw.chance(0.5) ? "silkroadpictures" : "smalltalkhour";
  }
}

std::int64_t routine_moment_s(Draw& draw) {
  for (;;) {
    const std::int64_t day = draw.between(0, kCaseDays - 1);
    if (is_chinese_working_day(day) || draw.chance(0.06)) {
      return shift_moment_s(draw, day);
    }
  }
}

void post_filler(Scenario& scenario, Draw& draw, const Operative& operative,
                 const std::vector<std::string>& folder) {
  for (std::size_t left = 6 + draw.count(operative.diligence * 40); left > 0; --left) {
    std::string text = draw.chance(0.75)
                           ? draw.pick(folder)
                           : english_phrases().write(draw, draw.chance(0.3) ? "quote" : "short");
    if (draw.chance(0.04)) {
      text += " #Aurelle";
    }
    Message message =
        message_of(scenario, operative.person, routine_moment_s(draw), std::move(text));
    settle(message, scenario, draw);
    scenario.add(std::move(message));
  }
}

/// A little life of its own, so that an account is not only its tasks.
void post_private_moments(Scenario& scenario, Draw& draw, const Operative& operative) {
  Person writer = scenario.people[operative.person];
  for (std::size_t& topic : writer.voice.topics) {
    topic = draw.below(kChineseTopics);
  }
  for (std::size_t left = 1 + draw.count(5); left > 0; --left) {
    const std::int64_t time_s = routine_moment_s(draw);
    Message message = message_of(scenario, operative.person, time_s, everyday_text(draw, writer));
    settle(message, scenario, draw);
    scenario.add(std::move(message));
  }
}

std::vector<std::size_t> bulletins(const Scenario& scenario) {
  std::vector<std::size_t> posts;
  for (std::size_t number = 0; number < scenario.messages.size(); ++number) {
    if (scenario.author_of(scenario.messages[number]).group == Group::news_bot) {
      posts.push_back(number);
    }
  }
  return posts;
}

void share_news(Scenario& scenario, Draw& draw, const Operative& operative,
                const std::vector<std::size_t>& news) {
  for (std::size_t left = draw.count(2); left > 0; --left) {
    const std::size_t bulletin = draw.pick(news);
    const std::int64_t time_s = scenario.messages[bulletin].time_s + draw.delay_s(kHour_s);
    Message repost = message_of(scenario, operative.person, within_shift_s(draw, time_s), "");
    repost.type = MessageType::repost;
    repost.parent = bulletin;
    scenario.add(std::move(repost));
  }
}

std::vector<std::size_t> operation_posts_on_x(const Scenario& scenario) {
  std::vector<std::size_t> posts;
  for (std::size_t number = 0; number < scenario.messages.size(); ++number) {
    const Message& message = scenario.messages[number];
    const Person& author = scenario.author_of(message);
    if (author.group == Group::operation && author.platform == Platform::x &&
        message.type == MessageType::original && message.time_s >= case_start_s()) {
      posts.push_back(number);
    }
  }
  return posts;
}

Message bystander_message(const Scenario& scenario, Draw& draw, std::size_t person,
                          std::size_t post) {
  const Message& original = scenario.messages[post];
  const std::int64_t time_s = original.time_s + 300 + draw.delay_s(6 * kHour_s);
  Message message = message_of(scenario, person, time_s, "");
  message.parent = post;
  if (draw.chance(0.4)) {
    message.type = MessageType::repost;
  } else if (draw.chance(0.5)) {
    message.type = MessageType::reply;
    message.text = "@" + scenario.author_of(original).handle + " " +
                   everyday_quip(draw, scenario.people[person]);
  } else {
    message.type = MessageType::quote;
    message.text = everyday_text(draw, scenario.people[person]);
  }
  return message;
}

/// Honest sympathisers: they live in the same time zone and pass on what they like, hours later.
void add_sympathisers(Scenario& scenario, Draw& draw, const std::vector<std::size_t>& posts) {
  std::vector<std::size_t> people = scenario.members(Group::same_zone, Platform::x);
  draw.shuffle(people);
  people.resize(std::min<std::size_t>(people.size(), 3));
  for (const std::size_t person : people) {
    for (std::size_t left = 4 + draw.below(5); left > 0; --left) {
      const std::size_t liked = draw.pick(posts);
      const Message original = scenario.messages[liked];
      const std::int64_t time_s = original.time_s + 1200 + draw.delay_s(9 * kHour_s);
      Message passed_on = message_of(scenario, person, time_s, "");
      passed_on.parent = liked;
      passed_on.type = MessageType::repost;
      if (!original.links.empty() && draw.chance(0.3)) {
        passed_on.parent = kNone;
        passed_on.type = MessageType::original;
        passed_on.text = everyday_quip(draw, scenario.people[person]);
        passed_on.links = original.links;
      }
      scenario.add(std::move(passed_on));
    }
  }
}

}  // namespace

void add_routine(Scenario& scenario, const std::vector<Operative>& staff, const Draw& seed) {
  Draw draw = seed.fork("operation routine");
  const std::vector<std::string> folder = filler_folder(draw);
  const std::vector<std::size_t> news = bulletins(scenario);
  for (const Operative& operative : staff) {
    post_filler(scenario, draw, operative, folder);
    post_private_moments(scenario, draw, operative);
    if (scenario.people[operative.person].platform == Platform::x) {
      share_news(scenario, draw, operative, news);
    }
  }
}

void add_bystanders(Scenario& scenario, const Draw& seed) {
  Draw draw = seed.fork("bystanders");
  const std::vector<std::size_t> posts = operation_posts_on_x(scenario);
  add_sympathisers(scenario, draw, posts);
  for (const Group group : {Group::ordinary, Group::same_zone, Group::critic, Group::fan_club}) {
    for (const std::size_t person : scenario.members(group, Platform::x)) {
      if (draw.chance(group == Group::critic ? 0.8 : 0.14)) {
        scenario.add(bystander_message(scenario, draw, person, draw.pick(posts)));
      }
      const Message& post = scenario.messages[draw.pick(posts)];
      if (draw.chance(0.05) && !post.links.empty()) {
        const std::int64_t time_s = post.time_s + draw.delay_s(kDay_s);
        Message share =
            message_of(scenario, person, time_s, everyday_quip(draw, scenario.people[person]));
        share.links = {post.links.front()};
        scenario.add(std::move(share));
      }
    }
  }
}

}  // namespace cahoots
