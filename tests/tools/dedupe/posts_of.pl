#!/usr/bin/env perl
# posts_of.pl CODE FILE…: post records from CSV files without line breaks in their fields. CODE is Perl, with the
# fields of a row in @f and its line in $., and calls post(UID, TEXT) or prints.
use strict;
use warnings;

sub post {
  my ($uid, $text) = @_;
  $text =~ s/(["\\])/\\$1/g;
  print qq({"type":"post","uid":"x:$uid","platform":"x","created_at":null,"account_uid":"x:9$uid","text":"$text"}\n);
}

my $code = shift @ARGV;
my $each = eval "sub { my \@f = \@_; $code }" or die $@;
while (<>) {
  s/\r?\n$//;
  my @f;
  while (/\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g) {
    push @f, ($1 // $2) =~ s/""/"/gr;
    last if pos == length;
  }
  $each->(@f);
}
