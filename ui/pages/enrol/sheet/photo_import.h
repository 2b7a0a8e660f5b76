#pragma once

#include <QObject>
#include <QPointer>

#include "document/photo_edits.h"

class QWidget;

namespace cliplad::ui {

class Studio;

/// Brings photos into the product: from dialogs, from folders, from what is dropped. Folders are listed in
/// the background.
class PhotoImport : public QObject {
    Q_OBJECT

public:
    enum class Target { Sheet, Validation };

    PhotoImport(Studio& studio, QWidget* page);

    /// Folders with what is below them, and files. A product is begun where none is open.
    void add(const Paths& paths, Target target);
    /// The same of what was dropped; a product alone is opened instead.
    void addDropped(const Paths& paths, Target target);
    void chooseFiles(Target target);
    void chooseFolder(Target target);

Q_SIGNALS:
    /// Photos that were asked for are on the sheet.
    void addedToSheet();

private:
    void take(const Paths& photos, Target target);
    QString lastFolder() const;

    Studio& studio_;
    QWidget* page_;
};

} // namespace cliplad::ui
