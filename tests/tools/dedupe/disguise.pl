#!/usr/bin/env perl
# disguise.pl DISGUISE TEXTS.txt: a case stream of posts, two or more for each text of the table to which the
# disguise can be put: the text (uid x:LANGUAGE.LENGTH.1) and its disguised copies (.2, .3). Without a
# table: the names of the disguises. Each account writes one post. What is disguised how: see %disguise below.
use strict;
use warnings;
use utf8;
binmode STDOUT, ':utf8';

my (%role, $language, $length);  # role: what the table holds for the text at hand
my @stops = qw(short medium long);

# Letters that look like those of the key; one for each place of the second string.
sub mapping {
  my %to;
  while (my ($from, $into) = splice @_, 0, 2) { @to{split //, $from} = split //, $into }
  return \%to;
}
my $cyrillic = mapping('aceijopsxyABCEHIJKMOPSTXY', 'асеіјорѕхуАВСЕНІЈКМОРЅТХУ');
my $greek = mapping('aeiopuvABEHIKMNOPTXYZ', 'αеιορυνΑΒΕΗΙΚΜΝΟΡΤΧΥΖ');
my $latin = mapping('асеіјорхуАВСЕНКМОРТХУ', 'aceijopxyABCEHKMOPTXY');
my $persian = mapping('كيىه', 'کییہ');
my $cjk = mapping('力口工二八夕卜一人山水火木子大小生', 'カロエニハタト一⼈⼭⽔⽕⽊⼦⼤⼩⽣');
my $latin_like = {en => $cyrillic, ru => $latin, ar => $persian, zh => $cjk};
my $struck = mapping('abcdehiloptuz', 'Ⱥƀȼđɇħɨłøᵽŧʉƶ');
my $small = mapping('abcdefghijklmnoprstuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ');
my $leet = mapping('aeiostзочбАЕОabg', '431057304643068');
my $homophone = mapping('的在他们是有了这那为', '地再她门事友勒着哪位');
my $forms = mapping('人山水火木子大小生见长风', '⼈⼭⽔⽕⽊⼦⼤⼩⽣⾒⾧⾵');

sub replaced { my ($text, $to) = @_; return join '', map { $to->{$_} // $_ } split //, $text }
# shifted TEXT LOWER UPPER: Latin letters by alphabets that begin at these code points.
sub shifted {
  my ($text, $lower, $upper) = @_;
  $text =~ s/([a-z])/chr(ord($1) - ord('a') + $lower)/ge;
  $text =~ s/([A-Z])/chr(ord($1) - ord('A') + $upper)/ge;
  return $text;
}
sub pick { my %of; @of{@stops} = @_; return $of{$length} }
# The text by words; Chinese and pictographs two by two.
sub is_spaceless { return $language eq 'zh' || $language eq 'emoji' }
sub words { my ($text) = @_; return is_spaceless() ? $text =~ /..?/g : split / /, $text }
sub joined { return join is_spaceless() ? '' : ' ', @_ }
# inserted TEXT, EVERY, WHAT: WHAT behind each EVERYth character, but beside white space.
sub inserted { my ($text, $every, $what) = @_; $text =~ s/(\S{$every})(?=\S)/$1$what/g; return $text }
sub sentences { my ($text) = @_; return $text =~ /[^.。]+[.。]\s*/g }
sub apart { my ($text) = @_; return $language eq 'emoji' || $text =~ /[.。]$/ ? ' ' : '. ' }
# changed TEXT EVERY FROM CODE: CODE on every EVERYth word, beginning at FROM.
sub changed {
  my ($text, $every, $from, $code) = @_;
  my @words = words($text);
  for (my $i = $from; $i < @words; $i += $every) { $words[$i] = $code->($words[$i]) }
  return joined(@words);
}
my %filler = (en => 'gladly', zh => '高兴', ar => 'بسرور', ru => 'охотно', emoji => '🧩');
my %tag = (en => 'goodnews harbourlife ourtown', zh => '好消息 海港生活 我们的镇',
  ar => 'أخبار_جيدة حياة_الميناء بلدتنا',
  ru => 'хорошиеновости жизньгавани нашгород', emoji => 'goodnews harbourlife ourtown');
my %other_tag = (en => 'blessed valleyfolk', zh => '幸福 山谷人家',
  ar => 'سعادة أهل_الوادي', ru => 'счастье людидолины', emoji => 'blessed valleyfolk');
sub tags { return join ' ', map { "#$_" } split / /, $_[0] }

# Each returns the disguised copies, none where there is nothing to disguise; a list in a list is the
# pair of a text disguised in one way and in another.
my %disguise = (
  'none' => sub { $_[0] },
  'other case' => sub { uc $_[0] ne $_[0] ? uc $_[0] : () },
  'full-width letters' => sub {
    $language eq 'en' ? shifted($_[0], 0xFF41, 0xFF21) =~ s/ /\x{3000}/gr : () },
  'mathematical letters' => sub {
    $language eq 'en' ? shifted($_[0], @{pick([0x1D41A, 0x1D400], [0x1D656, 0x1D63C], [0x1D68A, 0x1D670])}) : () },
  'circled and squared letters' => sub {
    $language eq 'en' ?
      shifted($length eq 'long' ? uc $_[0] : $_[0], @{pick([0x24D0, 0x24B6], [0x24D0, 0x1F150], [0, 0x1F130])}) : () },
  'letters in parentheses' => sub { $language eq 'en' ? shifted(lc $_[0], 0x249C, 0) : () },
  'small capitals' => sub { $language eq 'en' ? replaced(lc $_[0], $small) : () },
  'struck-through letters' => sub { $language eq 'en' ? replaced(lc $_[0], $struck) : () },
  'compatibility forms' => sub {
    my ($text) = @_;
    return $text =~ s/fi/ﬁ/gr =~ s/st/ﬆ/gr =~ s/ /\x{2003}/gr if $language eq 'en';
    return replaced($text, $forms) =~ s/，/,/gr if $language eq 'zh';
    return $text =~ s/لا/ﻻ/gr =~ s/م /ﻢ /gr =~ s/ن /ﻦ /gr if $language eq 'ar';
    return () },
  'zero-width inside words' => sub { inserted($_[0], 2, pick("\x{200B}", "\x{200D}", "\x{2060}")) },
  'bidirectional controls' => sub { join $language eq 'zh' ? '' : ' ', map { "\x{202D}\x{2068}$_\x{2069}\x{202C}" } words($_[0]) },
  'soft hyphens' => sub { inserted($_[0], 3, "\x{AD}") },
  'variation selectors' => sub { inserted($_[0], 1, pick("\x{FE0F}", "\x{FE00}", "\x{E0101}")) },
  'marks piled on letters' => sub { inserted($_[0], 1, pick("\x{301}", "\x{336}\x{33F}", "\x{302}\x{317}\x{34A}")) },
  'harakat' => sub { $language eq 'ar' ? inserted($_[0], 1, pick("\x{64E}", "\x{650}", "\x{651}\x{64F}")) : () },
  'tatweel' => sub { $language eq 'ar' ? $_[0] =~ s/([بتسمنيلكفقع])(?=[بتسمنيلكاورد])/$1ـــ/gr : () },
  'stress marks' => sub { $language eq 'ru' ? $_[0] =~ s/([оаие])/$1\x{301}/gr : () },
  'a look-alike in each word' => sub {
    my $to = $latin_like->{$language} or return ();
    my $copy = join ' ', map { my $w = $_; my $n = 0; $w =~ s/(.)/!$n && $to->{$1} ? do { $n = 1; $to->{$1} } : $1/ger } split / /, $_[0];
    return $copy },
  'all that have a look-alike' => sub { $latin_like->{$language} ? replaced($_[0], $latin_like->{$language}) : () },
  'Greek look-alikes' => sub { $language eq 'en' ? replaced($_[0], $greek) : () },
  'whole words in look-alikes' => sub {
    my $to = {en => $cyrillic, ru => $latin}->{$language} or return ();
    return [["$_[0] $role{alike}", $_[0] . ' ' . replaced($role{alike}, $to)]] },
  'digits for letters' => sub { $language =~ /en|ru/ ? replaced($_[0], $leet) : () },
  'traditional Chinese' => sub { $role{traditional} // () },
  'traditional and simplified mixed' => sub {
    defined $role{traditional} ? join '',
      map { (substr($_[0], $_, 1), substr($role{traditional}, $_, 1))[int($_ / 3) % 2] } 0 .. length($_[0]) - 1 : () },
  'characters of the same sound' => sub { $language eq 'zh' ? replaced($_[0], $homophone) : () },
  'repeated letters' => sub { changed($_[0], $language eq 'zh' ? 6 : 4, 1, sub { $_[0] =~ s/(\w|\p{So})(\W*)$/$1$1$1$1$2/r }) },
  'four random letters at the end' => sub { "$_[0] " . pick('VUBQ', 'TFBV', 'KXWD') },
  'four letters like a word' => sub { "$_[0] " . pick('TAUL', 'EEHV', 'NOSI') },
  'four random letters by a link' => sub { "$_[0] https://t.co/JN18 " . pick('VUBQ', 'TAUL', 'EEHV') },
  'random lower-case letters' => sub { "$_[0] " . pick('qkzvw', 'eevhx', 'oiuawe') },
  'random letters and digits' => sub { "$_[0] " . pick('8HH4P2', 'x7k2p9q', 'QB77Z') },
  'random digits' => sub { "$_[0] " . pick('48213', '7730', '9040112') },
  'signs at the end' => sub { $_[0] . pick(' ￥（—', '  &￥（', ' …※¤◆') },
  'number signs on words' => sub { $language eq 'emoji' ? () : changed($_[0], 7, 0, sub { "##$_[0]" }) },
  'hashtags behind' => sub { "$_[0] " . tags($tag{$language}) },
  'other hashtags behind' => sub { [["$_[0] " . tags($other_tag{$language}), "$_[0] " . tags($tag{$language})]] },
  'hashtags in front' => sub { tags($tag{$language}) . " $_[0]" },
  'other hashtags in front' => sub { [[tags($other_tag{$language}) . " $_[0]", tags($tag{$language}) . " $_[0]"]] },
  'mentions in front' => sub { '@somebody @some.one@town.example ' . $_[0] },
  'another link each time' => sub { [["$_[0] https://t.co/aB3dE", "$_[0] https://news.example/2021/03/18?id=7"]] },
  'a link in the middle' => sub {
    my @w = words($_[0]); joined(@w[0 .. $#w / 2], ' https://t.co/Qx9 ', @w[$#w / 2 + 1 .. $#w]) },
  'other emoji around' => sub { $language eq 'emoji' ? () : [["🔥💯 $_[0]❤️", "🇨🇳$_[0] 👨‍👩‍👧 🎉"]] },
  'emoji between words' => sub { $language eq 'emoji' ? () : $language eq 'zh' ? inserted($_[0], 4, '🌟') : $_[0] =~ s/ /✨/gr },
  'other skin tones' => sub {
    $language eq 'emoji' ? [[map { my $tone = $_; $_[0] =~ s/([👍👏👧👦🤲💪🙌🙏💃])/$1$tone/gr } '🏻', '🏿']] : () },
  'repost prefix' => sub { "RT \@somebody: $_[0]" },
  'other punctuation' => sub {
    $language eq 'emoji' ? inserted($_[0], 2, '! ') :
      $_[0] =~ s/,/ –/gr =~ s/[.。]/!!!/gr =~ s/[،，]/ … /gr =~ s/^(.*)$/«$1»?/r },
  'blanks between letters' => sub { inserted($_[0], 1, ' ') },
  'line breaks' => sub { $language eq 'zh' || $language eq 'emoji' ? inserted($_[0], 5, "\n") : $_[0] =~ s/ /\n\n/gr },
  'HTML entities' => sub { $language eq 'emoji' ? "&quot;$_[0]&quot;" : "&quot;$_[0]&#39;&amp;" =~ s/(^&quot;\S+) /$1&nbsp;/r },
  'two words swapped' => sub { my @w = words($_[0]); @w[1, 2] = @w[2, 1]; joined(@w) },
  'a word in ten replaced' => sub { changed($_[0], 10, 4, sub { $filler{$language} }) },
  'a sentence added' => sub { $_[0] . apart($_[0]) . $role{sentence} },
  'sentences in another order' => sub { my @s = sentences($_[0]); @s > 2 ? join(' ', @s[1 .. $#s], $s[0]) : () },
  'cut by a tenth' => sub { substr($_[0], 0, int(0.9 * length $_[0])) . '…' },
  'cut by a third' => sub { substr($_[0], 0, int(0.66 * length $_[0])) . '…' },
  'in two halves' => sub { my @w = words($_[0]); (joined(@w[0 .. $#w / 2]), joined(@w[$#w / 2 + 1 .. $#w])) },
  'paraphrase' => sub { $role{paraphrase} // () },
  'translation' => sub { $role{translation} // () },
  'a picture of the text' => sub { '' },
);

sub quoted {
  my ($text) = @_;
  $text =~ s/(["\\])/\\$1/g;
  $text =~ s/([\x00-\x1F])/sprintf '\\u%04x', ord $1/ge;
  return "\"$text\"";
}
my $n_posts = 0;
sub print_post {
  my ($uid, $text) = @_;
  printf '{"type":"post","uid":"x:%s","platform":"x","created_at":"2021-03-18T13:%02d:%02dZ","account_uid":"x:%d",'
    . '"text":%s,"post_type":"original","hashtags":[],"media":%s}' . "\n", $uid, $n_posts / 60, $n_posts % 60, 1000 + $n_posts, quoted($text),
    $text eq '' ? sprintf('["sha256:%064x"]', $n_posts) : '[]';
  ++$n_posts;
}

if (@ARGV < 2) {
  print map { "$_\n" } sort keys %disguise;
  exit;
}
my ($name, $table) = @ARGV;
my $made = $disguise{$name} or die "disguise.pl: no disguise '$name'\n";
open my $rows, '<:utf8', $table or die "$table: $!\n";
my (%texts, @order);
while (<$rows>) {
  chomp;
  my ($row_language, $row_length, $row_role, $text) = split / \| /;
  my $key = "$row_language.$row_length";
  push @order, $key unless $texts{$key};
  $texts{$key}{$row_role} = $text;
}
for my $key (@order) {
  ($language, $length) = split /\./, $key;
  %role = %{$texts{$key}};
  my @copies = $made->($role{original});
  next unless @copies;
  @copies = ref $copies[0] ? @{$copies[0][0]} : ($role{original}, @copies);
  print_post("$key." . ($_ + 1), $copies[$_]) for 0 .. $#copies;
}
