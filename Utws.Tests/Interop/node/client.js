// Calls UTWS with node-soap, from the WSDL alone: client.js WSDL 1.1|1.2 EXPECTATIONS. NODE_PATH says where the package is.
'use strict';
const fs = require('node:fs');
const { promisify } = require('node:util');
const soap = require('soap');

const decided = ['publish', 'publishUntil'];

function check(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

function itemsOf(answer) {
  return [].concat(answer?.logsAvailableResult?.SessionsToPublish ?? []);
}

function checkAnswer(got, expected) {
  check(got.length === expected.length, `${got.length} sessions came back, not ${expected.length}`);
  expected.forEach((session, number) => {
    for (const [name, value] of Object.entries(session)) {
      // node-soap reads xsd:long as a double: the last digits of the extremes are its loss, not the server's.
      const want = name === 'publishUntil' ? Number(value) : value;
      const came = got[number][name] ?? null;
      check(came === want, `session ${number}: ${name} is ${JSON.stringify(came)}, not ${JSON.stringify(want)}`);
    }
  });
}

async function checkFault(client, call, version, expected) {
  client.addSoapHeader(`<t:${expected.header.name} xmlns:t="${expected.header.namespace}" soap:mustUnderstand="1"/>`);
  let fault;
  try {
    await call({ apiVersion: 1 });
  } catch (error) {
    fault = error.root?.Envelope?.Body?.Fault;
    check(fault, String(error));
  }
  check(fault, 'a header that must be understood was accepted');
  const [code, reason] = version === '1.2' ? [fault.Code.Value, fault.Reason.Text] : [fault.faultcode, fault.faultstring];
  const got = { code: code.split(':').pop(), text: reason.$value ?? reason };
  check(JSON.stringify(got) === JSON.stringify(expected.fault), `the fault is ${JSON.stringify(got)}, not ${JSON.stringify(expected.fault)}`);
}

async function main(wsdl, version, expectations) {
  const expected = JSON.parse(fs.readFileSync(expectations, 'utf8'));
  const is12 = version === '1.2';
  const client = await soap.createClientAsync(wsdl, { forceSoap12Headers: is12, preserveWhitespace: true });
  const call = promisify(client.UTWS[is12 ? 'UTWSSoap12' : 'UTWSSoap'].logsAvailable);
  const sent = expected.sessions.map((session) => Object.fromEntries(
    Object.entries(session).filter(([name, value]) => !decided.includes(name) && value !== null)));

  checkAnswer(itemsOf(await call({ apiVersion: expected.apiVersion, sessions: { SessionInfo: sent } })), expected.sessions);
  const envelope = is12 ? 'http://www.w3.org/2003/05/soap-envelope' : 'http://schemas.xmlsoap.org/soap/envelope/';
  check(client.lastResponse.includes(`="${envelope}"`), `the answer is not in SOAP ${version}: ${client.lastResponse}`);
  checkAnswer(itemsOf(await call({ apiVersion: 1, sessions: { SessionInfo: [] } })), []);
  await checkFault(client, call, version, expected);
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(error.message || String(error));
  process.exit(1);
});
