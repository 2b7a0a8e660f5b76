#include "shell/preferences/preferences_dialog.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>

#include "base/error.h"
#include "engine/error_text.h"
#include "records/configured_records.h"
#include "records/records_check.h"
#include "records/sql/postgres_url.h"
#include "session/studio.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/file_dialog.h"
#include "widgets/manual_place.h"

namespace cliplad::ui {
namespace {

constexpr int kDialogWidthPx = 640;
constexpr int kIconPx = 18;
constexpr auto kTestWait = std::chrono::seconds(5);

QComboBox* choiceOf(const QActionGroup& group, QWidget* parent) {
    auto* choice = new QComboBox(parent);
    const QList<QAction*> actions = group.actions();
    for (const QAction* action : actions)
        choice->addItem(action->text().remove('&'));
    choice->setCurrentIndex(static_cast<int>(actions.indexOf(group.checkedAction())));
    return choice;
}

void choose(const QActionGroup& group, int index) {
    QAction* action = group.actions().value(index);
    if (action != nullptr && action != group.checkedAction())
        action->trigger();
}

QString textOf(const RecordsCheck& check) {
    const QString name = QString::fromStdString(check.name);
    switch (check.state) {
    case RecordsCheck::State::Absent:
        return PreferencesDialog::tr("%1 can be written. The file is made with the first run or decision.")
            .arg(name);
    case RecordsCheck::State::Empty:
        return PreferencesDialog::tr("%1 answers. Its tables are made with the first run or decision.")
            .arg(name);
    case RecordsCheck::State::Earlier:
        return PreferencesDialog::tr("%1 answers. It is of an earlier version, and brought up to date with "
                                     "the next run or decision.")
            .arg(name);
    case RecordsCheck::State::Ready:
        break;
    }
    return PreferencesDialog::tr("%1 answers. It holds %2 runs and %3 decisions.")
        .arg(name, QLocale().toString(static_cast<qlonglong>(check.runs)),
             QLocale().toString(static_cast<qlonglong>(check.decisions)));
}

} // namespace

PreferencesDialog::PreferencesDialog(Studio& studio, QActionGroup& themes, QActionGroup& languages,
                                     QWidget* parent)
    : QDialog(parent)
    , studio_(studio)
    , themes_(themes)
    , languages_(languages)
    , address_(new QLineEdit(this))
    , test_(new QPushButton(tr("&Test connection"), this))
    , resultIcon_(new QLabel(this))
    , result_(new QLabel(this))
    , station_(new QLineEdit(this))
    , person_(new QLineEdit(this))
    , language_(choiceOf(languages, this))
    , theme_(choiceOf(themes, this)) {
    setObjectName("preferences");
    setWindowTitle(tr("Preferences"));
    setProperty(kManualPlace, "start");
    const RecordsSettings settings = configuredRecords();
    address_->setText(QString::fromStdString(settings.database));
    address_->setPlaceholderText(QString::fromStdString(defaultRecordsFile().string()));
    station_->setText(QString::fromStdString(settings.station));
    station_->setPlaceholderText(QString::fromStdString(thisStation()));
    const QString person = DecisionWriter::reviewer(), login = QString::fromStdString(thisPerson());
    person_->setText(person == login ? QString() : person);
    person_->setPlaceholderText(login);
    address_->setObjectName("preferences-address");
    address_->setAccessibleName(tr("Address of the records"));
    station_->setObjectName("preferences-station");
    person_->setObjectName("preferences-person");
    language_->setObjectName("preferences-language");
    theme_->setObjectName("preferences-theme");
    station_->setToolTip(tr("The name of this machine in the records"));
    person_->setToolTip(tr("Runs and decisions are recorded under this name"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PreferencesDialog::reject);
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    QWidget* records = buildRecords();
    auto* title = new QLabel(tr("&Records"), this);
    title->setBuddy(address_);
    for (QWidget* ofRecords : std::initializer_list<QWidget*>{records, station_, person_})
        ofRecords->setProperty(kManualPlace, "records");
    form->addRow(title, records);
    form->addRow(tr("&Station"), station_);
    form->addRow(tr("&Your name"), person_);
    form->addRow(tr("&Language"), language_);
    form->addRow(tr("T&heme"), theme_);
    form->addRow(buttons);
    resize(kDialogWidthPx, sizeHint().height());
}

QWidget* PreferencesDialog::buildRecords() {
    auto* box = new QWidget(this);
    auto* file = new QPushButton(tr("&File…"), box);
    file->setToolTip(tr("Choose the file that holds the records"));
    auto* hint = new QLabel(
        tr("An SQLite file for one station, or a PostgreSQL server for several, as "
           "postgresql://user@server:5432/name. A password is never kept here: put it into ~/.pgpass, which "
           "PostgreSQL's library reads, and let nobody else read that file (chmod 600)."),
        box);
    hint->setWordWrap(true);
    test_->setObjectName("preferences-test");
    result_->setObjectName("preferences-result");
    result_->setWordWrap(true);
    result_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* first = new QHBoxLayout;
    first->setSpacing(kHalfSpace);
    first->addWidget(address_, 1);
    first->addWidget(file);
    first->addWidget(test_);
    auto* second = new QHBoxLayout;
    second->setSpacing(kHalfSpace);
    second->addWidget(resultIcon_, 0, Qt::AlignTop);
    second->addWidget(result_, 1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kHalfSpace);
    column->addLayout(first);
    column->addWidget(hint);
    column->addLayout(second);
    resultIcon_->hide();
    result_->hide();
    setTabOrder(address_, file);
    setTabOrder(file, test_);
    connect(file, &QPushButton::clicked, this, &PreferencesDialog::chooseFile);
    connect(test_, &QPushButton::clicked, this, &PreferencesDialog::testConnection);
    connect(address_, &QLineEdit::textEdited, this, [this] {
        ++asked_; // an answer that still comes is of another address
        test_->setEnabled(true);
        resultIcon_->hide();
        result_->hide();
    });
    return box;
}

std::string PreferencesDialog::address() const {
    const std::string text = address_->text().trimmed().toStdString();
    if (text.empty())
        return text;
    if (isPostgresUrl(text)) {
        const PostgresPlace place = parsePostgresUrl(text);
        if (place.hasKeyPassphrase)
            throw Error(
                tr("The address has the passphrase of a key, which would be kept readable.").toStdString(),
                "", tr("leave it out, and use a key without one that only you can read").toStdString());
        if (!place.password.empty())
            throw Error(tr("The address has a password, which would be kept readable.").toStdString(), "",
                        tr("put it into ~/.pgpass").toStdString());
        return text;
    }
    QString file = QString::fromStdString(text);
    if (file.startsWith("~/"))
        file.replace(0, 1, QDir::homePath());
    return QDir::cleanPath(QDir::home().absoluteFilePath(file)).toStdString();
}

void PreferencesDialog::showResult(const QString& iconName, const QString& text) {
    if (!iconName.isEmpty())
        resultIcon_->setPixmap(icon(iconName).pixmap(kIconPx, kIconPx));
    resultIcon_->setVisible(!iconName.isEmpty());
    result_->setText(text);
    result_->show();
    growToText();
}

/// No minimum size tells a window how high wrapped text is at the width that it has.
void PreferencesDialog::growToText() {
    result_->parentWidget()->layout()->activate();
    layout()->activate();
    if (const int needed = heightForWidth(width()); needed > height())
        resize(width(), needed);
}

void PreferencesDialog::testConnection() {
    RecordsSettings settings{.wait = kTestWait};
    try {
        settings.database = address();
    } catch (const Error& error) {
        showResult("warning", errorText(error));
        return Q_EMIT testEnded();
    }
    test_->setEnabled(false);
    showResult({}, tr("Connecting…"));
    const auto answer = [self = QPointer(this), test = ++asked_](const QString& iconName,
                                                                 const QString& text) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, test, iconName, text] {
            if (!self || self->asked_ != test)
                return;
            self->test_->setEnabled(true);
            self->showResult(iconName, text);
            Q_EMIT self->testEnded();
        });
    };
    QThreadPool::globalInstance()->start([settings, answer] {
        try {
            const RecordsCheck check = checkRecords(settings);
            answer("good", textOf(check));
        } catch (const std::exception& error) {
            answer("warning", errorText(error));
        }
    });
}

void PreferencesDialog::chooseFile() {
    QFileDialog* dialog = makeSaveDialog(this, tr("File of the records"));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // what is there goes on
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix("sqlite");
    dialog->setNameFilters({tr("Records (*.sqlite)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        address_->setText(file);
        testConnection();
    });
    dialog->open();
}

void PreferencesDialog::accept() {
    const RecordsSettings before = configuredRecords();
    RecordsSettings now{.station = station_->text().trimmed().toStdString()};
    try {
        now.database = address();
    } catch (const Error& error) {
        showResult("warning", errorText(error));
        return address_->setFocus();
    }
    DecisionWriter& decisions = studio_.decisions();
    if (const WaitingElsewhere left{.records = decisions.records(),
                                    .decisions = decisions.waiting(),
                                    .runs = decisions.waitingRuns(),
                                    .problem = {}};
        !left.isNothing() && now.database != before.database)
        studio_.tell(tr("%1. Kept on this machine, and sent when those records can be reached.")
                         .arg(waitingText(left)));
    DecisionWriter::setReviewer(person_->text());
    configureRecords(now.database, now.station);
    decisions.applySettings();
    QDialog::accept();
    choose(themes_, theme_->currentIndex());
    choose(languages_, language_->currentIndex());
}

} // namespace cliplad::ui
