// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/fileuistate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace portolan::settings {

using namespace std::chrono_literals;

FileUiState::FileUiState(QString path, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(1s);
    connect(&m_writeSoon, &QTimer::timeout, this, &FileUiState::write);
    read();
}

FileUiState::~FileUiState()
{
    write();
}

QByteArray FileUiState::value(const QString& key) const
{
    return m_values.value(key);
}

void FileUiState::setValue(const QString& key, const QByteArray& value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_changed = true;
    if (!m_writeSoon.isActive()) // else what changes without a pause would never be written
        m_writeSoon.start();
}

QStringList FileUiState::keys() const
{
    QStringList keys = m_values.keys();
    keys.sort();
    return keys;
}

void FileUiState::read()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        m_values.insert(it.key(), QByteArray::fromBase64(it.value().toString().toLatin1()));
}

void FileUiState::write()
{
    if (!m_changed || m_path.isEmpty())
        return;
    QJsonObject object;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
        object.insert(it.key(), QString::fromLatin1(it.value().toBase64()));
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QJsonDocument(object).toJson());
    m_changed = !file.commit();
}

} // namespace portolan::settings
