#include "platforms/pseudonymiser.hpp"

namespace cahoots {

void Pseudonymiser::apply(Post& /*post*/, TextArena& /*arena*/) const {}
void Pseudonymiser::apply(Account& /*account*/, TextArena& /*arena*/) const {}

}  // namespace cahoots
