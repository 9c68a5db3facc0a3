<?php
// Calls UTWS with PHP's SoapClient, from the WSDL alone: client.php WSDL 1.1|1.2 EXPECTATIONS.
declare(strict_types=1);

const DECIDED = ['publish', 'publishUntil'];

function check(bool $condition, string $message): void
{
    if (!$condition) {
        throw new UnexpectedValueException($message);
    }
}

function items(stdClass $answer): array
{
    return $answer->logsAvailableResult->SessionsToPublish ?? [];
}

function checkAnswer(array $got, array $expected): void
{
    check(count($got) === count($expected), count($got) . ' sessions came back, not ' . count($expected));
    foreach ($expected as $number => $session) {
        foreach ($session as $name => $value) {
            $want = $name === 'publishUntil' ? (int) $value : $value;
            $came = $got[$number]->$name ?? null;
            check($came === $want, "session $number: $name is " . json_encode($came) . ', not ' . json_encode($want));
        }
    }
}

function checkFault(SoapClient $client, array $expected): void
{
    $trail = new SoapHeader($expected['header']['namespace'], $expected['header']['name'], null, true);
    try {
        $client->__soapCall('logsAvailable', [['apiVersion' => 1]], null, $trail);
    } catch (SoapFault $fault) {
        $parts = explode(':', $fault->faultcode);
        $got = ['code' => end($parts), 'text' => $fault->faultstring];
        check($got === $expected['fault'], 'the fault is ' . json_encode($got) . ', not ' . json_encode($expected['fault']));
        return;
    }
    check(false, 'a header that must be understood was accepted');
}

function main(string $wsdl, string $version, string $expectations): void
{
    $expected = json_decode(file_get_contents($expectations), true, 512, JSON_THROW_ON_ERROR);
    $client = new SoapClient($wsdl, [
        'soap_version' => $version === '1.2' ? SOAP_1_2 : SOAP_1_1,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'trace' => true,
    ]);
    // Without a member its element is not sent.
    $sent = array_map(
        fn (array $session) => array_filter(array_diff_key($session, array_flip(DECIDED)), fn ($value) => $value !== null),
        $expected['sessions']
    );
    $answer = $client->logsAvailable(['apiVersion' => $expected['apiVersion'], 'sessions' => ['SessionInfo' => $sent]]);
    $type = 'Content-Type: ' . ($version === '1.2' ? 'application/soap+xml' : 'text/xml') . '; charset=utf-8';
    check(
        str_contains($client->__getLastResponseHeaders(), $type),
        "the answer is not in SOAP $version: " . $client->__getLastResponseHeaders()
    );
    checkAnswer(items($answer), $expected['sessions']);
    checkAnswer(items($client->logsAvailable(['apiVersion' => 1, 'sessions' => ['SessionInfo' => []]])), []);
    checkFault($client, $expected);
}

try {
    main(...array_slice($argv, 1));
} catch (Throwable $error) {
    fwrite(STDERR, get_class($error) . ': ' . $error->getMessage() . PHP_EOL);
    exit(1);
}
