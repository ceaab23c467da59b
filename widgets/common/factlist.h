// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

namespace portolan::ui {

//! A name and what is known of it.
struct Fact {
    QString name;
    QString value;
    std::optional<Tone> tone;
    bool quiet = false; //!< a word that stands for what is not known
    bool code = false;

    friend bool operator==(const Fact&, const Fact&) = default;
};

//! Facts of one object, one under the other; long values take more lines. GUI thread.
class FactList : public QWidget {
    Q_OBJECT

public:
    explicit FactList(const QString& name, QWidget* parent = nullptr);

    void setFacts(const QList<Fact>& facts);
    [[nodiscard]] const QList<Fact>& facts() const { return m_facts; }
    void setNameWidth(int width);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    //! Draws, or only measures; returns the height.
    qreal draw(QPainter& painter, bool dryRun) const;
    void fit();

    QList<Fact> m_facts;
    int m_nameWidth = 96;
};

} // namespace portolan::ui
