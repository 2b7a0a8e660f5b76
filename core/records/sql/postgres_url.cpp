#include "records/sql/postgres_url.h"

#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include "base/error.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

constexpr QLatin1String kKeyPassphrase("sslpassword"); ///< as libpq calls it
constexpr auto kUrlHint = "write it as postgresql://user@host:5432/name";

/// Options that this program knows the meaning of are taken out; the others go on to libpq.
void takeOption(PostgresPlace& place, QStringList& others, const QString& key, const QString& value) {
    if (key == u"host")
        place.host = fromQt(value);
    else if (key == u"port")
        place.port = value.toInt();
    else if (key == u"user")
        place.user = fromQt(value);
    else if (key == u"password")
        place.password = fromQt(value);
    else if (value.contains(QLatin1Char('\'')) || value.contains(QLatin1Char(';')) ||
             value.contains(QLatin1Char(' ')) || value.contains(QLatin1Char('\\')))
        throw Error("an option has a character that is not allowed", fromQt(key), kUrlHint);
    else
        others << key + QLatin1Char('=') + value;
}

} // namespace

bool isPostgresUrl(std::string_view text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

PostgresPlace parsePostgresUrl(const std::string& text) {
    const QUrl url(toQt(text), QUrl::TolerantMode); // shownName has a space as a space
    if (!url.isValid())
        throw Error("the address of the records' server cannot be read", "", kUrlHint);
    PostgresPlace place{.host = fromQt(url.host()),
                        .port = url.port(0),
                        .database = fromQt(url.path().mid(1)),
                        .user = fromQt(url.userName()),
                        .password = fromQt(url.password())};
    QStringList others;
    QUrlQuery query(url);
    for (const auto& [key, value] : query.queryItems(QUrl::FullyDecoded))
        takeOption(place, others, key, value);
    if (place.database.empty())
        throw Error("the address of the records' server names no database", "", kUrlHint);
    place.options = fromQt(others.join(QLatin1Char(';')));
    place.hasKeyPassphrase = query.hasQueryItem(kKeyPassphrase);
    query.removeAllQueryItems(QStringLiteral("password"));
    query.removeAllQueryItems(kKeyPassphrase);
    QUrl shown(url);
    shown.setQuery(query);
    place.shownName = fromQt(shown.toString(QUrl::RemovePassword));
    return place;
}

} // namespace cliplad
