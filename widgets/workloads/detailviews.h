// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace portolan::ui {

//! One line of what is known of an object.
struct Fact {
    QString name;
    QString value;
    bool mono = false;
    std::optional<Tone> tone;
    bool quiet = false;

    friend bool operator==(const Fact&, const Fact&) = default;
};

//! Something that was the case at a time: a condition, an event.
struct Happening {
    QString time;
    Glyph glyph = Glyph::None;
    std::optional<Tone> tone;
    QString title;
    QString text;

    friend bool operator==(const Happening&, const Happening&) = default;
};

//! A painted list that is as high as its lines need at its width. GUI thread.
class LinesView : public QWidget {
    Q_OBJECT

public:
    explicit LinesView(const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    //! Draws, or only measures; the height used.
    virtual int draw(QPainter& painter, int width, bool dryRun) const = 0;
    void changed(const QString& description);
};

//! Names at the left, values at the right, wrapped.
class FactsView final : public LinesView {
    Q_OBJECT

public:
    using LinesView::LinesView;
    void setFacts(const QList<Fact>& facts);

protected:
    int draw(QPainter& painter, int width, bool dryRun) const override;

private:
    QList<Fact> m_facts;
};

//! Time, glyph, what, and under it the words of whoever said it.
class HappeningsView final : public LinesView {
    Q_OBJECT

public:
    using LinesView::LinesView;
    //! `instead` is shown when there are none: why.
    void setHappenings(const QList<Happening>& happenings, const QString& instead);

protected:
    int draw(QPainter& painter, int width, bool dryRun) const override;

private:
    QList<Happening> m_happenings;
    QString m_instead;
};

//! The trouble of an object on its tint: what it is, then the words of the server. Hidden when none.
class NoteView final : public LinesView {
    Q_OBJECT

public:
    using LinesView::LinesView;
    void setNote(Tone tone, const QString& strong, const QString& text);

protected:
    int draw(QPainter& painter, int width, bool dryRun) const override;

private:
    Tone m_tone = Tone::Warn;
    QString m_strong;
    QString m_text;
};

} // namespace portolan::ui
