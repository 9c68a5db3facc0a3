"""Calls UTWS with Python's zeep, from the WSDL alone: client.py WSDL 1.1|1.2 EXPECTATIONS."""
import json
import sys

import zeep
from lxml import etree
from zeep.exceptions import Fault
from zeep.plugins import HistoryPlugin
from zeep.wsdl.bindings import Soap11Binding, Soap12Binding

DECIDED = ("publish", "publishUntil")
ENVELOPES = {
    "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
    "1.2": "http://www.w3.org/2003/05/soap-envelope",
}


def port_of(client, version):
    """Service and port names of the binding of that version: taken by its kind, since the names are the WSDL's business."""
    kind = Soap12Binding if version == "1.2" else Soap11Binding
    for service in client.wsdl.services.values():
        for port in service.ports.values():
            if type(port.binding) is kind:
                return service.name, port.name
    raise AssertionError(f"the WSDL has no port for SOAP {version}")


def items_of(result):
    """zeep unwraps the answer's array or not, by its own rules."""
    return (result if isinstance(result, list) or result is None else result.SessionsToPublish) or []


def check_answer(got, envelope, expected):
    assert len(got) == len(expected), f"{len(got)} sessions came back, not {len(expected)}"
    elements = envelope.findall(".//{*}SessionsToPublish")
    for number, session in enumerate(expected):
        for name, want in session.items():
            value = getattr(got[number], name)
            if value is None:
                # zeep reads an empty element and a missing one both as None: the XML tells which it was.
                element = elements[number].find("{*}" + name)
                value = None if element is None else element.text or ""
            if name == "publishUntil":
                want = int(want)
            assert value == want, f"session {number}: {name} is {value!r}, not {want!r}"


def check_fault(service, version, expected):
    trail = etree.Element(etree.QName(expected["header"]["namespace"], expected["header"]["name"]))
    trail.set(etree.QName(ENVELOPES[version], "mustUnderstand"), "1")
    try:
        service.logsAvailable(apiVersion=1, _soapheaders=[trail])
    except Fault as fault:
        got = {"code": fault.code.rsplit(":", 1)[-1], "text": fault.message}
        assert got == expected["fault"], f"the fault is {got}, not {expected['fault']}"
        return
    raise AssertionError("a header that must be understood was accepted")


def main(wsdl, version, expectations):
    with open(expectations, encoding="utf-8") as file:
        expected = json.load(file)
    history = HistoryPlugin()
    client = zeep.Client(wsdl, plugins=[history])
    service = client.bind(*port_of(client, version))
    sent = [{k: v for k, v in s.items() if k not in DECIDED} for s in expected["sessions"]]
    got = service.logsAvailable(apiVersion=expected["apiVersion"], sessions={"SessionInfo": sent})
    envelope = history.last_received["envelope"]
    assert envelope.tag == f"{{{ENVELOPES[version]}}}Envelope", f"the answer is a {envelope.tag}"
    check_answer(items_of(got), envelope, expected["sessions"])
    check_answer(items_of(service.logsAvailable(apiVersion=1, sessions={"SessionInfo": []})), envelope, [])
    check_fault(service, version, expected)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:4])
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
