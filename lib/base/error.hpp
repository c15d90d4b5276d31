#pragma once

#include <stdexcept>
#include <string>

namespace cahoots {

/// Exit statuses of every tool (contract, section 3).
enum class ExitStatus : int { done = 0, failed = 1, usage = 2 };

/// A failure that ends the tool. Caught only in the tool skeleton, which prints it and exits with
/// `status()`. A bad line is not one: it is a value (see Reject in records/reject.hpp).
class Error : public std::runtime_error {
 public:
  Error(ExitStatus status, const std::string& message)
      : std::runtime_error(message), status_(status) {}
  ExitStatus status() const { return status_; }

 private:
  ExitStatus status_;
};

/// The command line or a mapping, theme or seed file cannot be understood. Exit status 2.
class UsageError : public Error {
 public:
  explicit UsageError(const std::string& message) : Error(ExitStatus::usage, message) {}
};

/// The data cannot be used as a whole (a stream that already holds the tool's own records, an
/// unknown format). Exit status 1.
class DataError : public Error {
 public:
  explicit DataError(const std::string& message) : Error(ExitStatus::failed, message) {}
};

/// Reading or writing failed. Exit status 1.
class IoError : public Error {
 public:
  explicit IoError(const std::string& message) : Error(ExitStatus::failed, message) {}
};

/// A documented limit was reached (--memory, --max-record, --max-errors). Exit status 1.
class LimitError : public Error {
 public:
  explicit LimitError(const std::string& message) : Error(ExitStatus::failed, message) {}
};

}  // namespace cahoots
