// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/yamlview.h"

#include "widgets/decor/paint.h"
#include "widgets/decor/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QContextMenuEvent>
#include <QMenu>

namespace portolan::ui {
namespace {

//! Reading the index of all definitions takes a while: once a program, when first needed.
KSyntaxHighlighting::Repository& repository()
{
    static KSyntaxHighlighting::Repository shared;
    return shared;
}

QColor colorOf(KSyntaxHighlighting::Theme::TextStyle style, const Theme& theme)
{
    using Style = KSyntaxHighlighting::Theme;
    switch (style) {
    case Style::Function:
    case Style::Variable:
        return theme.codeKey;
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
    case Style::Char:
    case Style::SpecialChar:
        return theme.codeString;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant:
        return theme.codeNumber;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
        return theme.codeComment;
    case Style::Keyword:
    case Style::DataType:
    case Style::BuiltIn:
    case Style::Preprocessor:
    case Style::Others:
        return theme.codeKeyword;
    case Style::Error:
    case Style::Alert:
        return theme.tone(Tone::Error).text;
    default:
        return theme.text1;
    }
}

} // namespace

//! KSyntaxHighlighting finds what is what; the colours are those of the theme the view is drawn in.
class YamlView::Colours final : public KSyntaxHighlighting::SyntaxHighlighter {
public:
    Colours(YamlView* view)
        : KSyntaxHighlighting::SyntaxHighlighter(view->document())
        , m_view(view)
    {
        setDefinition(repository().definitionForName(QStringLiteral("YAML")));
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override
    {
        QTextCharFormat text;
        text.setForeground(colorOf(format.textStyle(), themeOf(m_view)));
        setFormat(offset, length, text);
    }

private:
    YamlView* m_view;
};

YamlView::YamlView(const QString& name, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_colours(new Colours(this))
{
    setAccessibleName(name);
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    setTabChangesFocus(true);
    setFont(themeOf(this).font(Type::Mono).font);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(pagePadding);
    viewport()->setAutoFillBackground(true);
}

YamlView::~YamlView() = default;

void YamlView::setYaml(const QString& yaml)
{
    if (yaml != toPlainText())
        setPlainText(yaml);
}

void YamlView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        setFont(themeOf(this).font(Type::Mono).font);
        m_colours->rehighlight();
    }
}

//! Popped up: the menu that Qt would show runs a loop of its own.
void YamlView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copySelected = menu->addAction(tr("Copy"));
    copySelected->setEnabled(textCursor().hasSelection());
    connect(copySelected, &QAction::triggered, this, &QPlainTextEdit::copy);
    connect(
        menu->addAction(tr("Select all")), &QAction::triggered, this, &QPlainTextEdit::selectAll);
    menu->popup(event->globalPos());
}

} // namespace portolan::ui
