// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/tapselection.h"

#include <QUrl>

namespace portolan::feed {
namespace {

//! Objects of any kind are some 10 KB; an answer is read whole before it is taken apart.
constexpr int pageSize = 200;

std::string encoded(const std::string& text)
{
    return QUrl::toPercentEncoding(QString::fromStdString(text)).toStdString();
}

} // namespace

bool isSelected(const TapRequest& request, const RowSink& row, const StringPool& pool,
    std::string_view bytes)
{
    const TapSelector& selector = request.selector;
    if (!selector.nameSpace.empty() && pool.view(row.head().nameSpace) != selector.nameSpace)
        return false;
    const TextRef name = TextRef::unpacked(row.head().name);
    if (!selector.name.empty() && row.text().substr(name.offset, name.length) != selector.name)
        return false;
    return hasLabels(addressOf(request.kind).encoding, bytes, selector.labels);
}

std::string listPath(const TapRequest& request, const std::string& continueToken)
{
    const TapSelector& selector = request.selector;
    std::string path = collectionPath(addressOf(request.kind), selector.nameSpace)
        + "?limit=" + std::to_string(pageSize);
    if (!selector.name.empty())
        path += "&fieldSelector=" + encoded("metadata.name=" + selector.name);
    std::string labels;
    for (const auto& [key, value] : selector.labels)
        labels += (labels.empty() ? "" : ",") + key + '=' + value;
    if (!labels.empty())
        path += "&labelSelector=" + encoded(labels);
    if (!continueToken.empty())
        path += "&continue=" + encoded(continueToken);
    return path;
}

} // namespace portolan::feed
