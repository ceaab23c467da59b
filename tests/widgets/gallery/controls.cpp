// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery/controls.h"

#include "widgets/common/page.h"
#include "widgets/decor/button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>

namespace portolan::gallery {
namespace {

using namespace portolan::ui;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QWidget* buttonRow(QWidget* parent, bool enabled)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const std::tuple<const char*, ButtonKind, Glyph> kinds[]
        = {{"Approve…", ButtonKind::Ink, Glyph::None}, {"Try now", ButtonKind::Plain, Glyph::None},
            {"Cancel", ButtonKind::Quiet, Glyph::None}, {"Halt", ButtonKind::Danger, Glyph::None},
            {"Abort", ButtonKind::Abort, Glyph::Halt}};
    for (const auto& [words, kind, glyph] : kinds) {
        auto* button = new QPushButton(text(words), row);
        setButtonLook(button, kind, glyph);
        button->setEnabled(enabled);
        layout->addWidget(button);
    }
    auto* menu = new QPushButton(text("More"), row);
    menu->setMenu(new QMenu(menu));
    menu->setEnabled(enabled);
    layout->addWidget(menu);
    auto* tool = new QToolButton(row);
    setButtonLook(tool, ButtonKind::Quiet, Glyph::Close);
    tool->setAccessibleName(text("Close"));
    layout->addWidget(tool);
    layout->addStretch(1);
    return row;
}

} // namespace

std::unique_ptr<QWidget> makeControls()
{
    std::unique_ptr<QWidget> pane(makePane());
    auto* grid = new QGridLayout(pane.get());
    grid->setContentsMargins(16, 16, 16, 16);
    grid->setVerticalSpacing(12);
    grid->addWidget(buttonRow(pane.get(), true), 0, 0, 1, 2);
    grid->addWidget(buttonRow(pane.get(), false), 1, 0, 1, 2);
    auto* field = new QLineEdit(text("eu-west-1"), pane.get());
    grid->addWidget(field, 2, 0);
    auto* empty = new QLineEdit(pane.get());
    empty->setPlaceholderText(text("Name of the cluster"));
    grid->addWidget(empty, 2, 1);
    auto* choice = new QComboBox(pane.get());
    choice->addItems({text("all namespaces"), text("default")});
    grid->addWidget(choice, 3, 0);
    auto* number = new QSpinBox(pane.get());
    number->setSuffix(text(" s"));
    grid->addWidget(number, 3, 1);
    auto* on = new QCheckBox(text("Only what is not healthy"), pane.get());
    on->setChecked(true);
    grid->addWidget(on, 4, 0);
    grid->addWidget(new QCheckBox(text("Times in UTC"), pane.get()), 4, 1);
    auto* first = new QRadioButton(text("Comfortable"), pane.get());
    first->setChecked(true);
    grid->addWidget(first, 5, 0);
    grid->addWidget(new QRadioButton(text("Dense"), pane.get()), 5, 1);
    auto* progress = new QProgressBar(pane.get());
    progress->setValue(68);
    grid->addWidget(progress, 6, 0, 1, 2);
    auto* list = new QListWidget(pane.get());
    for (int i = 0; i < 30; ++i)
        list->addItem(text("voltage-soda-api-c8d7bf9f6-%1").arg(i));
    list->setCurrentRow(1);
    grid->addWidget(list, 7, 0);
    auto* code = new QPlainTextEdit(
        text("apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  name: voltage-soda-quota"),
        pane.get());
    grid->addWidget(code, 7, 1);
    pane->resize(640, 520);
    return pane;
}

std::unique_ptr<QMenu> makeMenu()
{
    auto menu = std::make_unique<QMenu>();
    menu->addAction(text("Copy as text\tCtrl+C"));
    menu->addAction(text("Copy the name"));
    menu->addSeparator();
    auto* checked = menu->addAction(text("Light"));
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addMenu(text("Columns"));
    menu->addAction(text("Evict…"))->setEnabled(false);
    menu->setActiveAction(menu->actions().first());
    return menu;
}

} // namespace portolan::gallery
