// Counts the events of a log by type with simdjson, on one thread; with --fold also keeps the last event of each invite.
// Usage: count [--fold] FILE...     Prints a type and its count a line, and with --fold how many invites were redeemed last.
// It reads seq, ts, type, actor and the invite of each line and checks UTF-8; sums, digests and all other values it leaves alone.

#include <simdjson.h>

#include <cstring>
#include <iostream>
#include <map>
#include <string>
#include <unordered_map>

namespace json = simdjson::ondemand;

int main(int count, char **words) {
  bool folds = count > 1 && std::strcmp(words[1], "--fold") == 0;
  std::map<std::string, uint64_t, std::less<>> types;
  std::unordered_map<std::string, std::pair<uint64_t, bool>> invites;
  uint64_t sum = 0;
  json::parser parser;
  for (int word = folds ? 2 : 1; word < count; word++) {
    simdjson::padded_string text = simdjson::padded_string::load(words[word]);
    json::document_stream lines = parser.iterate_many(text, 1 << 20);
    for (auto line : lines) {
      json::object event = line.get_object();
      // In the order in which they stand.
      uint64_t seq = event.find_field("seq").get_uint64();
      std::string_view time = event.find_field("ts").get_string();
      std::string_view type = event.find_field("type").get_string();
      std::string_view actor = event.find_field("actor").get_string();
      sum += seq + time.size() + actor.size();
      auto known = types.find(type);
      if (known == types.end()) known = types.emplace(type, 0).first;
      known->second++;
      std::string_view invite;
      if (event.find_field("data").find_field("invite").get_string().get(invite) != simdjson::SUCCESS) continue;
      sum += invite.size();
      if (folds) invites[std::string(invite)] = {seq, type == "TokenRedeemed"};
    }
  }
  for (const auto &[type, number] : types) std::cout << type << ' ' << number << '\n';
  if (folds) {
    uint64_t redeemed = 0;
    for (const auto &each : invites) redeemed += each.second.second;
    std::cout << "redeemed " << redeemed << '\n';
  }
  std::cerr << sum << '\n';
}
