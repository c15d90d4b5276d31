#pragma once

#include <string>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// A network of three invented accounts, whose names and sites try to break out of every format.
inline CaseModel hostile_model() {
  CaseModel model;
  model.n_accounts = 5;
  model.activity.n_posts = 9;
  model.activity.span = {1577880000, 1577966400};
  ClusterFindings cluster;
  cluster.cluster_uid = "x:1";
  cluster.n_platforms = 2;
  cluster.channels = {"text", "url"};
  cluster.score = 0.7;
  cluster.span = {1577880000, 1577966400};
  const std::string names[] = {"=HYPERLINK(\"http://evil.example\")",
                               "</node><script>alert(1)</script>", "a\"b\\c\x01\xE2\x80\xAE,\r\nd"};
  const std::string uids[] = {"x:1", "x:2", "vk:<3>&\""};
  for (std::size_t i = 0; i < 3; ++i) {
    MemberFindings member;
    member.account.uid = uids[i];
    member.account.platform = i == 2 ? "vk" : "x";
    member.account.handle = i == 1 ? "" : "@lena_" + std::to_string(i);
    member.account.name = names[i];
    member.score = 0.5 + 0.1 * static_cast<double>(i);
    member.score_parts = {{"evidence_nats", 3.5}};
    member.rank = i + 1;
    member.is_seed = i == 0;
    member.degree = 2;
    member.n_posts = 3;
    member.channels = {"text"};
    cluster.members.push_back(member);
  }
  MemberLink link;
  link.source = 0;
  link.target = 1;
  link.channel = "url";
  link.weight = 2;
  link.n_objects = 2;
  link.n_events = 4;
  link.p_value = 0.001;
  link.q_value = 0.01;
  link.window_s = 60;
  cluster.links.push_back(link);
  link.channel = "text";
  link.weight = 0.5;
  link.q_value = 0.5;
  cluster.links.push_back(link);
  link.target = 2;
  link.q_value.reset();
  cluster.links.push_back(link);
  cluster.activity = model.activity;
  cluster.domains = {{"only-here.example", 4, 2, 0}, {"news.example", 9, 3, 100}};
  cluster.hashtags = {{"onlyhere", 4, 2, 0}, {"weather", 9, 3, 100}};
  model.clusters.push_back(cluster);
  return model;
}

}  // namespace cahoots
