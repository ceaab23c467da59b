// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <memory>

namespace portolan::ui {

//! YAML to read and to copy, coloured by the tokens of the theme. GUI thread.
class YamlView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit YamlView(const QString& name, QWidget* parent = nullptr);
    ~YamlView() override;

    void setYaml(const QString& yaml);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    class Colours;
    Colours* m_colours; //!< owned by the document
};

} // namespace portolan::ui
