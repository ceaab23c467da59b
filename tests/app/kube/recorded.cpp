// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/kube/recorded.h"

#include <QDir>
#include <QFile>

namespace portolan::test {

std::vector<std::string> recordedObjects(const QString& ending)
{
    const QDir folder(QStringLiteral(PORTOLAN_OBJECTS));
    std::vector<std::string> objects;
    for (const QString& name : folder.entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            objects.push_back(file.readAll().toStdString());
    }
    return objects;
}

std::vector<size_t> randomCuts(std::mt19937& random, size_t size)
{
    const size_t longest = size_t(1) << (random() % 14);
    std::vector<size_t> cuts;
    while (size > 0) {
        cuts.push_back(std::min<size_t>(size, 1 + random() % longest));
        size -= cuts.back();
    }
    return cuts;
}

std::string mutated(std::mt19937& random, std::string bytes)
{
    for (size_t times = 1 + random() % 3; times > 0 && !bytes.empty(); --times) {
        const size_t at = random() % bytes.size();
        const size_t length = std::min<size_t>(1 + random() % 40, bytes.size() - at);
        switch (random() % 5) {
        case 0:
            bytes[at] = char(random());
            break;
        case 1:
            bytes[at] ^= char(1 << random() % 8);
            break;
        case 2:
            bytes.erase(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.substr(at, length));
            break;
        default:
            bytes.resize(at);
        }
    }
    return bytes;
}

} // namespace portolan::test
