#include <algorithm>
#include <tuple>

#include "analysis/dossier/links.hpp"
#include "analysis/dossier/reading.hpp"
#include "records/post_record.hpp"

namespace cahoots {

void DossierReading::want_texts() {
  for (AccountDossier& dossier : answer_.accounts) {
    const auto want = [this](DossierPost& post) {
      if (!post.uid.empty()) wanted_posts_[post.uid].push_back(&post);
      if (!post.account_uid.empty()) names_.try_emplace(post.account_uid);
    };
    for (const DossierLink& link : dossier.links) names_.try_emplace(link.partner_uid);
    for (const std::size_t i : shown_links(dossier)) {
      for (DossierPair& pair : dossier.links[i].evidence) {
        want(pair.own);
        want(pair.partner);
      }
    }
    for (DossierCopy& copy : dossier.copies) {
      for (DossierPost& post : copy.posts) want(post);
      for (const std::string& uid : copy.members) names_.try_emplace(uid);
    }
  }
}

void DossierReading::visit_texts(std::string_view type, RecordView& record) {
  if (type == "account") {
    const Account read = read_account(record);
    learn_name(read.uid, {read.collected_at_s, std::string(read.handle), true});
  }
  if (type != "post") return;
  read_post(record, post_);
  learn_name(post_.account_uid, {std::nullopt, std::string(post_.account_handle), false});
  if (!is_known(post_.uid)) return;
  const auto posts = wanted_posts_.find(std::string(post_.uid));
  if (posts == wanted_posts_.end()) return;
  for (DossierPost* post : posts->second) {
    post->has_record = true;
    post->created_at_s = post_.created_at_s;
    post->text = kept_text(post_.text);
    post->url = kept_text(post_.url);
  }
}

void DossierReading::learn_name(Text uid, const KnownName& name) {
  if (uid.empty() || name.handle.empty()) return;
  const auto held = names_.find(std::string(uid));
  if (held == names_.end()) return;
  const auto key = [](const KnownName& each) {
    return std::tuple(each.is_from_record, each.collected_at_s);
  };
  const bool is_better = held->second.handle.empty() || key(name) > key(held->second) ||
                         (key(name) == key(held->second) && name.handle < held->second.handle);
  if (is_better) held->second = name;
}

std::string DossierReading::name_of_uid(const std::string& uid) const {
  const auto name = names_.find(uid);
  if (name == names_.end() || name->second.handle.empty()) return uid;
  return kept_text(name->second.handle);
}

void DossierReading::finish() {
  answer_.scope.n_accounts = accounts_.finish([](std::int64_t) {});
  const auto name_post = [this](DossierPost& post) {
    post.account_name = name_of_uid(post.account_uid);
  };
  for (AccountDossier& dossier : answer_.accounts) {
    for (DossierLink& link : dossier.links) {
      link.partner_name = name_of_uid(link.partner_uid);
      for (DossierPair& pair : link.evidence) {
        name_post(pair.own);
        name_post(pair.partner);
      }
    }
    for (DossierCopy& copy : dossier.copies) {
      for (DossierPost& post : copy.posts) name_post(post);
      for (std::string& member : copy.members) member = name_of_uid(member);
    }
    if (!dossier.step) continue;
    for (const std::string& uid : dossier.step->step.path) {
      dossier.step->names.push_back(name_of_uid(uid));
    }
  }
}

}  // namespace cahoots
