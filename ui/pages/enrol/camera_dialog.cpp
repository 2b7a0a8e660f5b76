#include "pages/enrol/camera_dialog.h"

#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "style/spacing.h"
#include "widgets/canvas/image_canvas.h"
#include "widgets/file_dialog.h"
#include "widgets/manual_place.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kSourcesKey = "enrol/cameraSources";
constexpr qsizetype kSources = 8;
constexpr int kLastPx = 72; ///< height of the picture of the last shot

} // namespace

fs::path CameraDialog::picturesFolder(const std::string& productName) {
    QString name = QString::fromStdString(productName).trimmed();
    name.replace(QRegularExpression("[^\\w -]", QRegularExpression::UseUnicodePropertiesOption), "_");
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return fs::path(data.toStdString()) / "clip-lad" / "pictures" /
           (name.isEmpty() ? "product" : name.toStdString());
}

CameraDialog::CameraDialog(fs::path pictures, QWidget* parent)
    : QDialog(parent)
    , pictures_(std::move(pictures))
    , sourceLabel_(new QLabel)
    , source_(new QComboBox)
    , file_(new QPushButton)
    , start_(new QPushButton)
    , freeze_(new QPushButton)
    , canvas_(new ImageCanvas)
    , last_(new QLabel)
    , discard_(new QPushButton)
    , state_(new QLabel) {
    setObjectName("cameraDialog");
    setProperty(kManualPlace, "enrol#the-sheet-at-the-left");
    build();
    connect(file_, &QPushButton::clicked, this, &CameraDialog::chooseFile);
    connect(start_, &QPushButton::clicked, this, &CameraDialog::start);
    connect(source_->lineEdit(), &QLineEdit::returnPressed, this, &CameraDialog::start);
    connect(freeze_, &QPushButton::clicked, this, &CameraDialog::freeze);
    connect(&camera_, &Camera::opened, this,
            [this] { say([] { return tr("Waiting for the first picture…"); }); });
    connect(&camera_, &Camera::frame, this, &CameraDialog::showFrame);
    connect(&camera_, &Camera::frozen, this, [this](const QString& file) {
        frozen_.append(file);
        tellFrozen();
        freeze_->setEnabled(true);
        Q_EMIT frozen(file);
    });
    connect(&camera_, &Camera::freezeFailed, this, [this](const QString& message) {
        say([message] { return tr("⚠ %1").arg(tr("The picture was not saved: %1").arg(message)); });
        freeze_->setEnabled(true);
    });
    connect(&camera_, &Camera::failed, this, [this](const QString& message) {
        canvas_->setPhoto({});
        freeze_->setEnabled(false);
        say([message] { return tr("⚠ %1").arg(tr("No picture: %1").arg(message)); });
    });
    connect(discard_, &QPushButton::clicked, this, &CameraDialog::discard);
    connect(&reader_, &PhotoReader::ready, this, [this](const QString&, const QImage& picture) {
        const int height = qRound(kLastPx * devicePixelRatioF());
        const QImage small = picture.scaledToHeight(4 * height); // smoothly from the whole takes too long
        QPixmap shown = QPixmap::fromImage(small.scaledToHeight(height, Qt::SmoothTransformation));
        shown.setDevicePixelRatio(devicePixelRatioF());
        last_->setPixmap(shown);
        last_->show();
    });
    say([] {
        return tr("Name a camera by its number, a stream by its address (rtsp://…), or choose a video file; "
                  "then press Start.");
    });
    retranslate();
}

void CameraDialog::retranslate() {
    setWindowTitle(tr("Live camera"));
    sourceLabel_->setText(tr("&Camera:"));
    source_->setAccessibleName(tr("Number of the camera, address of the stream, or video file"));
    file_->setText(tr("Video file…"));
    start_->setText(tr("Start"));
    freeze_->setText(tr("Freeze to shot"));
    discard_->setText(tr("Discard the last"));
    last_->setAccessibleName(tr("The last shot taken"));
    canvas_->setAccessibleName(tr("Live picture"));
    canvas_->setPlaceholder(tr("No picture yet"));
    state_->setText(said_());
}

void CameraDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void CameraDialog::build() {
    source_->setObjectName("cameraSource");
    start_->setObjectName("cameraStart");
    freeze_->setObjectName("cameraFreeze");
    state_->setObjectName("cameraState");
    last_->setObjectName("cameraLast");
    discard_->setObjectName("cameraDiscard");
    last_->hide();
    discard_->setEnabled(false);
    source_->setEditable(true);
    source_->addItems(QSettings().value(kSourcesKey, QStringList("0")).toStringList());
    source_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    sourceLabel_->setBuddy(source_);
    freeze_->setEnabled(false);
    freeze_->setProperty("primary", true);
    state_->setWordWrap(true);
    state_->setMinimumHeight(2 * fontMetrics().height());
    for (QPushButton* button : {file_, start_, freeze_, discard_})
        button->setAutoDefault(false); // Enter in the field starts, and nothing else

    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace);
    for (QWidget* widget : {static_cast<QWidget*>(sourceLabel_), static_cast<QWidget*>(source_),
                            static_cast<QWidget*>(file_), static_cast<QWidget*>(start_)})
        row->addWidget(widget);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(discard_, QDialogButtonBox::ActionRole);
    buttons->addButton(freeze_, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(kSpace);
    column->addLayout(row);
    column->addWidget(canvas_, 1);
    auto* told = new QHBoxLayout;
    told->setSpacing(kSpace);
    told->addWidget(last_);
    told->addWidget(state_, 1);
    column->addLayout(told);
    column->addWidget(buttons);
    resize(760, 620);
}

void CameraDialog::say(std::function<QString()> text) {
    said_ = std::move(text);
    state_->setText(said_());
}

void CameraDialog::start() {
    const QString source = source_->currentText().trimmed();
    if (source.isEmpty())
        return say(
            [] { return tr("⚠ %1").arg(tr("Name a camera first: 0 is the first one of this computer.")); });
    QStringList sources = QSettings().value(kSourcesKey, QStringList("0")).toStringList();
    sources.removeAll(source);
    sources.prepend(source);
    QSettings().setValue(kSourcesKey, sources.mid(0, kSources));
    canvas_->setPhoto({});
    freeze_->setEnabled(false);
    say([source] { return tr("Opening %1…").arg(source); });
    camera_.open(source);
}

void CameraDialog::chooseFile() {
    QFileDialog* dialog = makeFileDialog(this, tr("Choose a video"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        source_->setCurrentText(file);
        start();
    });
    dialog->open();
}

void CameraDialog::showFrame(const QImage& picture) {
    if (canvas_->photo().isNull()) {
        say([] { return tr("Live. Freeze keeps the picture of this moment as a shot."); });
        freeze_->setEnabled(true);
        freeze_->setFocus();
    }
    canvas_->setPhoto(picture);
}

void CameraDialog::tellFrozen() {
    say([this] {
        return tr("Shots taken: %1. Freeze another, or close.").arg(locale().toString(frozen_.size()));
    });
    discard_->setEnabled(!frozen_.isEmpty());
    last_->hide();
    reader_.drop();
    if (!frozen_.isEmpty())
        reader_.read(frozen_.last().toStdString());
}

void CameraDialog::discard() {
    if (frozen_.isEmpty())
        return;
    const QString file = frozen_.takeLast();
    if (frozen_.isEmpty() && freeze_->isEnabled())
        freeze_->setFocus(); // the button goes grey
    tellFrozen();
    Q_EMIT discarded(file);
}

void CameraDialog::freeze() {
    freeze_->setEnabled(false);
    const QString name = QDateTime::currentDateTime().toString("'camera-'yyyyMMdd-HHmmss-zzz'.png'");
    camera_.freeze(pictures_ / name.toStdString());
}

} // namespace cliplad::ui
