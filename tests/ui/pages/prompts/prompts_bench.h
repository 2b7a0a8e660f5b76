#pragma once

#include <memory>

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "pages/prompts/prompts_page.h"
#include "support/disc_studio.h"

namespace cliplad::tests {

/// Drives the page with keys and mouse, over a product of coloured discs. Each test has a page of its own.
class PromptsBench {
protected:
    QTemporaryDir folder_;
    std::unique_ptr<ui::Studio> studio_;
    std::unique_ptr<ui::PromptsPage> page_;

    const ui::DocumentState& state() const { return studio_->document().state(); }
    ui::LiveSession& live() const { return studio_->live(); }
    QString undoText() const { return studio_->document().undoStack().undoText(); }
    QTableView& table(const char* name) const { return *page_->findChild<QTableView*>(name); }
    QTableView& fine() const { return table("fineTable"); }
    QString cell(const QTableView& view, int row, int column) const {
        return view.model()->index(row, column).data().toString();
    }

    void begin() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setOrganizationName("clip-lad-tests");
    }

    void open() {
        studio_ = std::make_unique<ui::Studio>(loadFake);
        page_ = std::make_unique<ui::PromptsPage>(*studio_);
        page_->resize(1180, 620);
        page_->show();
        studio_->document().startNew(discState(writeShots(folder_.path().toStdString(), 2)));
        page_->activate();
        QTRY_VERIFY(live().isCurrent());
        QApplication::setActiveWindow(page_.get());
    }

    void close() {
        page_.reset();
        studio_.reset();
    }
};

} // namespace cliplad::tests
