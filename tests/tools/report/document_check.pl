#!/usr/bin/perl
# Prints what is wrong with documents of one kind, and fails where there is anything:
# document_check.pl html|visible|csv FILE…
use strict;
use warnings;

my ($kind, @files) = @ARGV;
my %checks = (html => \&check_html, visible => \&check_visible, csv => \&check_csv);
my $check = $checks{$kind // ''} or die "usage: document_check.pl html|visible|csv FILE...\n";
my $n_wrong = 0;
my $file;

sub wrong {
    my ($what) = @_;
    $what =~ s/([^\x20-\x7e])/sprintf '<%x>', ord $1/ge;
    print "$file: ", substr($what, 0, 200), "\n" if ++$n_wrong <= 20;
}

# The page writes every attribute in quotes and escapes < and > in them, so that tags can be told
# from text by a pattern; whatever does not fit it is wrong.
sub check_html {
    my ($page) = @_;
    my %is_void = map { $_ => 1 } qw(meta link br hr col wbr);
    my %is_known = map { $_ => 1 } keys %is_void, qw(html head title style script body header main nav
        footer section div span p ul ol li dl dt dd h1 h2 h3 h4 h5 h6 a abbr b bdi blockquote caption
        cite code colgroup del details em figcaption figure ins mark pre q s small strong sub summary sup
        table tbody td th thead time tr svg desc defs g path rect circle ellipse line polyline polygon
        text tspan);
    $page =~ s/\A<!DOCTYPE html>// or wrong('no document type');
    my $n_scripts = $page =~ s/<script>[^<]*<\/script>//g;
    wrong("$n_scripts scripts") if $n_scripts != 1;
    $page =~ s/<style>[^<]*<\/style>//g;
    my @open;
    for my $part (split /(<[^<>]*>)/, $page) {
        if ($part !~ /^</) { wrong("a bare < or >: $part") if $part =~ /[<>]/; next }
        if ($part =~ /^<\/([a-z][a-z0-9]*)>$/) {
            my $expected = pop(@open) // 'nothing';
            wrong("$part where $expected is open") if $expected ne $1;
            next;
        }
        if ($part !~ /^<([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9:-]*="[^"<>]*")*)(\/?)>$/) { wrong("no tag: $part"); next }
        my ($name, $attributes, $is_closed) = ($1, $2, $3);
        wrong("unknown element: $part") unless $is_known{$name};
        push @open, $name unless $is_closed || $is_void{$name};
        while ($attributes =~ / ([a-zA-Z0-9:-]+)="([^"]*)"/g) {
            my ($attribute, $value) = ($1, $2);
            wrong("forbidden: $part") if $attribute =~ /^(?:on|style$|src|action|formaction|data$|xlink)/i;
            wrong("address: $part") if $attribute eq 'href' && $value !~ /^(?:#|https:\/\/|data:,$)/;
        }
    }
    wrong("still open: @open") if @open;
}

sub check_visible {
    my ($text) = @_;
    # Strict UTF-8, unlike perl's own, has no surrogates and no overlong forms.
    (my $rest = $text) =~ s/[\x00-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]
        |[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}
        |[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}//gx;
    if ($rest ne '') { wrong("not UTF-8: $rest"); return }
    utf8::decode($text);
    while ($text =~ /(.{0,30})([\x00-\x09\x0b-\x1f\x7f-\x9f\x{61c}\x{180e}\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}\x{2066}-\x{2069}\x{feff}\x{fff9}-\x{fffb}\x{e0001}-\x{e007f}])/g) {
        wrong("U+" . sprintf('%04X', ord $2) . " after: $1");
    }
    wrong('more than 20 marks in a row') if $text =~ /[\x{300}-\x{36f}\x{483}-\x{489}\x{1ab0}-\x{1aff}\x{20d0}-\x{20ff}]{20}/;
}

# RFC 4180, strictly. A spreadsheet computes what begins with = + - @ or their wide forms, a tab or a
# return; a number and a plain handle are none of that.
sub check_csv {
    my ($table) = @_;
    my (@row, $n_columns);
    pos($table) = 0;
    while (pos($table) < length $table) {
        my $cell = '';
        if ($table =~ /\G"/gc) {
            # Up to the quote that is not doubled.
            while ($table =~ /\G([^"]*)"("?)/gc) { $cell .= $1 . $2; last if $2 eq '' }
        } else {
            $table =~ /\G([^",\r\n]*)/gc;
            $cell = $1;
        }
        if ($table !~ /\G(,|\r?\n|\z)/gc) {
            wrong('no end of a cell: ' . substr($table, pos($table), 80));
            return;
        }
        my $after = $1;
        push @row, $cell;
        wrong("a formula: $cell")
            if $cell =~ /^(?:[=+\-\@\t\r\n]|\xef\xbc[\x9d\x8b\x8d]|\xef\xbc\xa0)/
            && $cell !~ /^-?[0-9.]+(?:e[-+]?[0-9]+)?$|^\@[A-Za-z0-9_.-]+$/;
        next if $after eq ',';
        $n_columns //= @row;
        wrong(scalar(@row) . " cells instead of $n_columns: @row") if @row != $n_columns;
        @row = ();
    }
}

for (@files) {
    $file = $_;
    open my $in, '<:raw', $file or die "$file: $!\n";
    local $/ = undef;
    $check->(scalar <$in>);
}
exit($n_wrong ? 1 : 0);
