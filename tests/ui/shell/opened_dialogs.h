#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include <QAction>
#include <QDialog>
#include <QTest>

#include "pages/enrol/camera_dialog.h"
#include "pages/save_dialog.h"
#include "pages/score/export_dialog.h"
#include "pages/score/runs_dialog.h"
#include "pages/score/thresholds/fit_dialog.h"
#include "pages/tune/suggest/suggest_dialog.h"
#include "shell/leaving/closing_dialog.h"
#include "ui/shell/opened_window.h"

namespace cliplad::tests {

/// Opens the program's dialogs, one after the other.
/// @param folder that may be written to
inline void forEachDialog(OpenedWindow& opened, const QString& folder,
                          const std::function<void(QDialog& dialog)>& visit) {
    ui::Studio& studio = opened.studio;
    ui::MainWindow& window = opened.window;
    studio.document().edit("name", [](ui::DocumentState& state) { state.name = "discs"; });
    const auto action = [&](const char* id) {
        return [&window, id] { window.findChild<QAction*>(id)->trigger(); };
    };
    const auto show = [](QDialog* made) {
        made->setAttribute(Qt::WA_DeleteOnClose);
        made->show();
    };
    const std::vector<std::function<void()>> all = {
        action("app.model"),
        action("app.preferences"),
        action("app.remap"),
        action("app.shortcuts"),
        action("app.manual"),
        action("app.log"),
        action("app.about"),
        action("app.open"),
        [&] { saveProductAs(studio, &window); },
        [&] { show(new ui::CameraDialog(folder.toStdString(), &window)); },
        [&] { show(new ui::ExportDialog(folder.toStdString(), &window)); },
        [&] { show(new ui::RunsDialog({{.folder = "/runs/1", .images = 3, .finished = true}}, &window)); },
        [&] { show(new ui::FitDialog(studio, &window)); },
        [&] { show(new ui::SuggestDialog(studio, &window)); },
        [&] { show(new ui::ClosingDialog(studio.decisions(), &window)); },
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i]();
        const auto dialogs = window.findChildren<QDialog*>();
        const auto shown =
            std::find_if(dialogs.begin(), dialogs.end(), [](const QDialog* one) { return one->isVisible(); });
        QVERIFY2(shown != dialogs.end(), qPrintable(QString::number(i)));
        visit(**shown);
        delete *shown;
    }
}

} // namespace cliplad::tests
