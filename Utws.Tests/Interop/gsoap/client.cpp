// Calls UTWS with the proxies that wsdl2h and soapcpp2 generated from the WSDL: client 1.1|1.2. Which version the proxies speak was
// decided when they were generated.
#include "UTWSSoap.nsmap"
#include "soapUTWSSoap12Proxy.h"
#include "soapUTWSSoapProxy.h"

#include <cstring>
#include <iostream>
#include <sstream>
#include <stdexcept>

struct Expectation
{
    int productID;
    const char *version;
    int osPlatform;
    int osVersion;
    const char *servicePack;
    int osBits;
    int architecture;
    const char *langID;
    const char *country;
    const char *locale;
    const char *publish;
    const char *publishUntil;
};

#include "expectations.h"

template <typename T>
static void same(size_t number, const char *name, const T &came, const T &want)
{
    if (came != want)
    {
        std::ostringstream message;
        message << "session " << number << ": " << name << " is '" << came << "', not '" << want << "'";
        throw std::runtime_error(message.str());
    }
}

static void same(size_t number, const char *name, const std::string *came, const char *want)
{
    if ((came == nullptr) != (want == nullptr))
    {
        throw std::runtime_error(std::string(name) + (came ? " came though it was not sent" : " is missing"));
    }
    if (came != nullptr)
    {
        same(number, name, *came, std::string(want));
    }
}

static std::string *text(struct soap *soap, const char *value)
{
    if (value == nullptr)
    {
        return nullptr;
    }
    std::string *copy = soap_new_std__string(soap);
    *copy = value;
    return copy;
}

static utws__SessionInfo *session(struct soap *soap, const Expectation &expectation)
{
    utws__SessionInfo *info = soap_new_utws__SessionInfo(soap);
    info->productID = expectation.productID;
    info->version = text(soap, expectation.version);
    info->osPlatform = expectation.osPlatform;
    info->osVersion = expectation.osVersion;
    info->servicePack = text(soap, expectation.servicePack);
    info->osBits = expectation.osBits;
    info->architecture = expectation.architecture;
    info->langID = text(soap, expectation.langID);
    info->country = text(soap, expectation.country);
    info->locale = text(soap, expectation.locale);
    return info;
}

static void checkSession(struct soap *soap, size_t number, const utws__SessionsToPublish &came, const Expectation &want)
{
    same(number, "productID", came.productID, want.productID);
    same(number, "version", came.version, want.version);
    same(number, "osPlatform", came.osPlatform, want.osPlatform);
    same(number, "osVersion", came.osVersion, want.osVersion);
    same(number, "servicePack", came.servicePack, want.servicePack);
    same(number, "osBits", came.osBits, want.osBits);
    same(number, "architecture", came.architecture, want.architecture);
    same(number, "langID", came.langID, want.langID);
    same(number, "country", came.country, want.country);
    same(number, "locale", came.locale, want.locale);
    same(number, "publish", std::string(soap_utws__PublishMode2s(soap, came.publish)), std::string(want.publish));
    same(number, "publishUntil", std::to_string(came.publishUntil), std::string(want.publishUntil));
}

template <typename Proxy>
static std::vector<utws__SessionsToPublish *> call(Proxy &proxy, int apiVersion, const std::vector<utws__SessionInfo *> &sessions)
{
    _utws__logsAvailable *request = soap_new__utws__logsAvailable(proxy.soap);
    request->apiVersion = apiVersion;
    request->sessions = soap_new_utws__ArrayOfSessionInfo(proxy.soap);
    request->sessions->SessionInfo = sessions;
    _utws__logsAvailableResponse response;
    if (proxy.logsAvailable(request, response) != SOAP_OK)
    {
        std::ostringstream message;
        proxy.soap_stream_fault(message);
        throw std::runtime_error(message.str());
    }
    return response.logsAvailableResult == nullptr ? std::vector<utws__SessionsToPublish *>() : response.logsAvailableResult->SessionsToPublish;
}

template <typename Proxy>
static void checkAnswers(Proxy &proxy, short version)
{
    std::vector<utws__SessionInfo *> sessions;
    for (const Expectation &expectation : expectations)
    {
        sessions.push_back(session(proxy.soap, expectation));
    }
    const std::vector<utws__SessionsToPublish *> came = call(proxy, expectedApiVersion, sessions);
    same(0, "the answer's version of SOAP", proxy.soap->version, version);
    same(0, "the number of sessions", came.size(), sessions.size());
    for (size_t number = 0; number < came.size(); number++)
    {
        checkSession(proxy.soap, number, *came[number], expectations[number]);
    }
    same(0, "the number of sessions", call(proxy, 1, {}).size(), static_cast<size_t>(0));
}

template <typename Proxy>
static void checkFault(Proxy &proxy)
{
    char empty[] = "";
    SOAP_ENV__Header header = {};
    header.trail__Trail = empty;
    proxy.soap->header = &header;
    _utws__logsAvailable request;
    request.soap_default(proxy.soap);
    _utws__logsAvailableResponse response;
    if (proxy.logsAvailable(&request, response) == SOAP_OK)
    {
        throw std::runtime_error("a header that must be understood was accepted");
    }
    const char *code = *soap_faultcode(proxy.soap);
    const char *name = code == nullptr ? "" : code;
    const char *colon = strrchr(name, ':');
    const char *reason = *soap_faultstring(proxy.soap);
    same(0, "the fault's code", std::string(colon ? colon + 1 : name), std::string(expectedFaultCode));
    same(0, "the fault's text", std::string(reason == nullptr ? "" : reason), std::string(expectedFaultText));
}

template <typename Proxy>
static void run(short version)
{
    Proxy proxy(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE);
    proxy.soap->connect_timeout = proxy.soap->send_timeout = proxy.soap->recv_timeout = 20; // seconds
    checkAnswers(proxy, version);
    checkFault(proxy);
}

int main(int count, char **arguments)
{
    try
    {
        if (count > 1 && strcmp(arguments[1], "1.2") == 0)
        {
            run<UTWSSoap12Proxy>(2);
        }
        else
        {
            run<UTWSSoapProxy>(1);
        }
        return 0;
    }
    catch (const std::exception &error)
    {
        std::cerr << error.what() << std::endl;
        return 1;
    }
}
