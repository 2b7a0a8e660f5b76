#include "engine/error_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "base/known_error.h"

namespace cliplad::ui {
namespace {

using Kind = KnownError::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

// What the core says, in English: other languages say so before it.

QString technical(const QString& english) {
    return Text::tr("%1", "technical details, which are in English").arg(english);
}

QString details(const QString& english) {
    return Text::tr("Details: %1", "technical details, which are in English").arg(english);
}

/// No default: the compiler names a kind that has no words.
QString sentence(const KnownError& error, const QString& where) {
    const QString detail = QString::fromStdString(error.detail());
    switch (error.kind()) {
    case Kind::Missing:
        return Text::tr("%1 is not there. Check whether it was moved or renamed.").arg(where);
    case Kind::Unreadable:
        return Text::tr("%1 cannot be read. Check that you may read it.").arg(where);
    case Kind::TooLarge:
        return Text::tr("%1 is larger than what is read (%2). Check that it is the right file.")
            .arg(where, QLocale().formattedDataSize(detail.toLongLong()));
    case Kind::NotWritable:
        return Text::tr("%1 cannot be written. Check that its folder is there and that you may write there.")
            .arg(where);
    case Kind::DiskFull:
        return Text::tr("%1 cannot be written: there is no room left. Make room there, then try again.")
            .arg(where);
    case Kind::InUse:
        return Text::tr("%1 is in use by another program, for example another Studio (%2). Save and close it "
                        "there, or wait until it has finished.")
            .arg(where, detail);
    case Kind::EmptyPhoto:
        return Text::tr("%1 is an empty file. Copy the photo again from its source.").arg(where);
    case Kind::NoPhoto:
        return Text::tr("%1 is no picture that can be read. Photos are PNG, JPEG, TIFF, BMP or WebP files.")
            .arg(where);
    case Kind::DamagedPhoto:
        return Text::tr("%1 is damaged or incomplete. Copy the photo again from its source.").arg(where);
    case Kind::HugePhoto:
        return detail.isEmpty()
                   ? Text::tr("%1 is too large for the memory of this machine. Scale it down.").arg(where)
                   : Text::tr("%1 has too many pixels (%2). Scale it down.").arg(where, detail);
    case Kind::WrongText:
        return Text::tr("Something in %1 cannot be used. Mend it there, or put an earlier copy in its place.")
            .arg(where);
    case Kind::NoProduct:
        return Text::tr("%1 is no folder of a product.").arg(where);
    case Kind::ForeignFiles:
        return detail.isEmpty()
                   ? Text::tr("%1 holds something else than a product. Choose another folder.").arg(where)
                   : Text::tr("%1 also holds %2, which would be lost. Move it to another place, or choose "
                              "another folder.")
                         .arg(where, detail);
    case Kind::ChangedSince:
        return Text::tr("%1 was changed by another program since it was opened.").arg(where);
    case Kind::LostPhotos:
        return Text::tr("Photos of the product in %1 are missing: %2. Put them back.").arg(where, detail);
    case Kind::OtherPhotos:
        return Text::tr(
                   "Photos of the product in %1 are not those it was learned from: %2. Put the originals "
                   "back, or learn it again.")
            .arg(where, detail);
    case Kind::OtherModel:
        return Text::tr("%1 was learned with another model than the one in use. Use that model, or save the "
                        "product again.")
            .arg(where);
    case Kind::NoModel:
        return Text::tr("There is no model “%1” on this machine: neither a stored one of this name nor a "
                        "folder.")
            .arg(detail);
    case Kind::UnfetchedModel:
        return Text::tr("The model “%1” is not on this machine yet. It can be fetched with: %2")
            .arg(detail, QStringLiteral("clip-lad model fetch %1").arg(detail));
    case Kind::WrongModel:
        return Text::tr("%1 is no model that can be used.").arg(where);
    }
    return {};
}

/// Whether the detail is English that helps whoever mends it.
bool hasTechnicalDetail(Kind kind) {
    switch (kind) {
    case Kind::Unreadable:
    case Kind::NotWritable:
    case Kind::NoPhoto:
    case Kind::DamagedPhoto:
    case Kind::WrongText:
    case Kind::WrongModel:
        return true;
    case Kind::Missing:
    case Kind::TooLarge:
    case Kind::DiskFull:
    case Kind::InUse:
    case Kind::EmptyPhoto:
    case Kind::HugePhoto:
    case Kind::NoProduct:
    case Kind::ForeignFiles:
    case Kind::ChangedSince:
    case Kind::LostPhotos:
    case Kind::OtherPhotos:
    case Kind::OtherModel:
    case Kind::NoModel:
    case Kind::UnfetchedModel:
        return false;
    }
    return false;
}

} // namespace

QString errorText(const std::exception& error) {
    const auto* known = dynamic_cast<const KnownError*>(&error);
    if (known == nullptr)
        return technical(QString::fromUtf8(error.what()));
    const QString text = sentence(*known, QString::fromStdString(known->where()));
    const bool isMore = hasTechnicalDetail(known->kind()) && !known->detail().empty();
    return isMore ? text + ' ' + details(QString::fromStdString(known->detail())) : text;
}

Wording errorWording(const std::exception& error) {
    if (const auto* known = dynamic_cast<const KnownError*>(&error))
        return [known = *known] { return errorText(known); };
    return [plain = Error(error.what())] { return errorText(plain); };
}

} // namespace cliplad::ui
