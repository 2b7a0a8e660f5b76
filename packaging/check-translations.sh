#!/usr/bin/env bash
# Fails where a text of the Studio has no translation: check-translations.sh [--update]
# With --update the texts of the sources are written into resources/translations first.
set -euo pipefail
export LC_ALL=C.UTF-8 # else lupdate takes sources and paths for Latin-1
cd "$(dirname "${BASH_SOURCE[0]}")/.."
files=(resources/translations/studio_de.ts resources/translations/studio_zh_CN.ts)
plurals=(resources/translations/studio_en.ts) # the sources are English: only what depends on a number

# Other distributions have it elsewhere, and an lupdate in the path may be that of Qt 5.
for lupdate in "${LUPDATE:-}" lupdate6 lupdate-qt6 /usr/lib/qt6/bin/lupdate /usr/lib64/qt6/bin/lupdate lupdate; do
    version=$("$lupdate" -version 2>/dev/null || true)
    [[ $version == *' 6.'* ]] && break
    lupdate=
done
if [[ -z $lupdate ]]; then
    echo "no lupdate of Qt 6; install qt6-l10n-tools, or name it: LUPDATE=/path/to/lupdate $0" >&2
    exit 1
fi

# -I: where a header is not found, its classes' texts come under another name than the program asks for.
update() {
    "$lupdate" -silent -I ui -no-obsolete -locations none ui app/studio -ts "$@"
}

if [[ ${1:-} == --update ]]; then
    update "${files[@]}"
    update "${plurals[@]}" -pluralonly
fi
checked=$(mktemp -d)
trap 'rm -rf "$checked"' EXIT
mkdir "$checked/plurals"
cp "${files[@]}" "$checked"
cp "${plurals[@]}" "$checked/plurals"
status=0
warnings=$(update "$checked"/*.ts 2>&1 && update "$checked"/plurals/*.ts -pluralonly 2>&1) || status=1
if [[ -n $warnings ]]; then
    echo "$warnings"
    status=1
fi
for file in "$checked"/*.ts "$checked"/plurals/*.ts; do
    missing=$(grep -c 'type="unfinished"' "$file" || true)
    if ((missing)); then
        echo "$(basename "$file"): $missing texts without translation; write them, then commit:"
        echo "    packaging/check-translations.sh --update"
        grep -B2 'type="unfinished"' "$file" | grep '<source>' | head -20 || true
        status=1
    fi
done
exit $status
