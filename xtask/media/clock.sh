#!/bin/sh
# Draws the recording that can be played without a network: a running clock.
#
#   sh xtask/media/clock.sh [OUT]        OUT: assets/videos/clock.webm if not given
#
# It needs ffmpeg with libvpx and drawtext, and the DejaVu fonts (Debian: ffmpeg,
# fonts-dejavu-core). FONT=/path/to/font.ttf takes another font.
#
# The picture shows the second it stands at, so a seek can be checked by eye. The
# colour and the name change where a talk starts, so a wrong talk shows at once.
# Talks and cues are those of assets/posts/2025-04-12-offline-meetup.md: change both
# together. One ffmpeg version and one font give the same bytes on every run.
set -eu

cd "$(dirname "$0")/../.."
out=${1:-assets/videos/clock.webm}
font=${FONT:-/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf}
seconds=180
rate=10
keyframe_every=20 # frames, 2 s: a seek never decodes more than that

if ! command -v ffmpeg >/dev/null; then
    echo "clock.sh: ffmpeg is missing (Debian: apt install ffmpeg)" >&2
    exit 1
fi
if [ ! -r "$font" ]; then
    echo "clock.sh: no font at $font (set FONT, or Debian: apt install fonts-dejavu-core)" >&2
    exit 1
fi

# start end colour name, all times in seconds
talks='
0 60 0x24355F Talk 1
60 120 0x1F5C5A Talk 2
120 150 0x8A3A33 Lightning Talk 1
150 180 0x5B3A6E Lightning Talk 2
'

cream=0xF4E4C8
filter="null"
marks="null"
while read -r start end colour name; do
    [ -n "$start" ] || continue
    on="enable='gte(t,$start)*lt(t,$end)'"
    filter="$filter,drawbox=c=$colour:t=fill:$on"
    filter="$filter,drawtext=fontfile=$font:text='$name':fontcolor=$cream:fontsize=30:x=40:y=36:$on"
    # A mark on the time line where this talk starts; joined behind all backgrounds.
    marks="$marks,drawbox=x=40+560*$start/$seconds:y=306:w=2:h=22:c=$cream:t=fill"
done <<TALKS
$talks
TALKS

# Minutes and seconds, each an expression that ffmpeg evaluates for every frame.
clock="%{eif\\:floor(t/60)\\:d}\\:%{eif\\:mod(floor(t)\\,60)\\:d\\:2}"
filter="$filter,drawtext=fontfile=$font:text='$clock':fontcolor=$cream:fontsize=150:x=(w-text_w)/2:y=(h-150)/2"
# The time line, and a dot on it that moves with every second.
filter="$filter,$marks,drawbox=x=40:y=316:w=562:h=2:c=$cream:t=fill"
filter="$filter,drawtext=fontfile=$font:text='●':fontcolor=$cream:fontsize=30:x=41+560*floor(t)/$seconds-text_w/2:y=317-text_h/2"

mkdir -p "$(dirname "$out")"
ffmpeg -hide_banner -loglevel error -y \
    -f lavfi -i "color=c=black:s=640x360:r=$rate:d=$seconds" \
    -vf "$filter,format=yuv420p" \
    -c:v libvpx-vp9 -crf 40 -b:v 0 -g "$keyframe_every" -keyint_min "$keyframe_every" \
    -deadline good -cpu-used 2 -row-mt 0 -threads 1 \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact \
    -cues_to_front 1 "$out"

echo "$out: $(wc -c <"$out") bytes, $seconds s"
