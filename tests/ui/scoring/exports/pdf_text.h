#pragma once

#include <map>

#include <QByteArray>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace cliplad::tests {

/// What stands on each page of a PDF that Qt wrote, without blanks: Qt places letters one by one, and names
/// them by their place in a font that has a map back to Unicode.
class PdfText {
public:
    explicit PdfText(const QByteArray& pdf) {
        const QString text = QString::fromLatin1(pdf);
        for (const auto& object : find(R"((?:^|\n)(\d+) 0 obj\n(.*?)endobj)", text))
            objects_[object.captured(1).toInt()] = object.captured(2);
    }

    QStringList pages() const {
        QStringList pages;
        for (const auto& [number, object] : objects_)
            if (object.contains("/Type /Page\n"))
                pages += pageText(streamOf(referred(object, "Contents")));
        return pages;
    }

private:
    using Letters = std::map<int, QString>; ///< by glyph

    static QRegularExpressionMatchIterator findAll(const char* pattern, const QString& text) {
        return QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption).globalMatch(text);
    }
    static QList<QRegularExpressionMatch> find(const char* pattern, const QString& text) {
        QList<QRegularExpressionMatch> found;
        for (auto each = findAll(pattern, text); each.hasNext();)
            found += each.next();
        return found;
    }

    int referred(const QString& object, const char* key) const {
        return QRegularExpression(QStringLiteral("/%1 (\\d+) 0 R").arg(key))
            .match(object)
            .captured(1)
            .toInt();
    }

    QString streamOf(int number) const {
        const QString& object = objects_.at(number);
        const qsizetype begin = object.indexOf("stream\n") + 7;
        const QByteArray bytes = object.sliced(begin, object.lastIndexOf("endstream") - begin).toLatin1();
        const QByteArray size(4, '\0'); // qUncompress takes it for a hint
        const QByteArray plain = object.contains("/FlateDecode") ? qUncompress(size + bytes) : bytes;
        return QString::fromLatin1(plain);
    }

    Letters lettersOf(int font) const {
        Letters letters;
        const QString map = streamOf(referred(objects_.at(font), "ToUnicode"));
        for (const auto& range :
             find(R"(<([0-9a-fA-F]+)> <([0-9a-fA-F]+)> (\[[^\]]*\]|<[0-9a-fA-F]+>))", map)) {
            const int first = range.captured(1).toInt(nullptr, 16),
                      last = range.captured(2).toInt(nullptr, 16);
            const auto codes = find("<([0-9a-fA-F]+)>", range.captured(3));
            for (int glyph = first; glyph <= last; ++glyph) {
                const bool isList = codes.size() > 1;
                const int code = codes[isList ? glyph - first : 0].captured(1).toInt(nullptr, 16);
                letters[glyph] = QChar(isList ? code : code + glyph - first);
            }
        }
        return letters;
    }

    QString pageText(const QString& commands) const {
        std::map<int, Letters> fonts;
        QString text;
        int font = 0;
        for (const auto& part : find(R"(/F(\d+) |<([0-9a-fA-F]{4})>)", commands)) {
            if (part.hasCaptured(1)) {
                font = part.captured(1).toInt();
                if (!fonts.contains(font))
                    fonts[font] = lettersOf(font);
            } else {
                text += fonts[font][part.captured(2).toInt(nullptr, 16)];
            }
        }
        return text.remove(QRegularExpression("\\s"));
    }

    std::map<int, QString> objects_; ///< by number
};

} // namespace cliplad::tests
