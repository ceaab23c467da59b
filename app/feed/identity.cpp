// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/identity.h"

namespace portolan::feed {
namespace {

//! A review of oneself is created, but changes nothing.
void askUser(transport::HttpClient& client, ConnectionFacts& facts)
{
    Question question;
    question.method = "POST";
    question.path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    question.body = R"({"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"})";
    ask(client, std::move(question), [&facts](const Answer& answer) {
        if (answer.end.error || answer.end.status != 201)
            return;
        const QJsonObject status = answer.json().value(QLatin1String("status")).toObject();
        facts.edit().user
            = textOf(status.value(QLatin1String("userInfo")).toObject(), "username");
        facts.publish();
    });
}

void askCluster(transport::HttpClient& client, ConnectionFacts& facts)
{
    Question question;
    question.path = "/api/v1/namespaces/kube-system";
    ask(client, std::move(question), [&facts](const Answer& answer) {
        if (answer.end.error || answer.end.status != 200)
            return;
        facts.edit().identity
            = textOf(answer.json().value(QLatin1String("metadata")).toObject(), "uid");
        facts.publish();
    });
}

} // namespace

void askIdentity(transport::HttpClient& client, ConnectionFacts& facts)
{
    if (facts.value().user.isEmpty())
        askUser(client, facts);
    if (facts.value().identity.isEmpty())
        askCluster(client, facts);
}

} // namespace portolan::feed
