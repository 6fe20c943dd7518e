/** A program of the command line that takes a password in an option that is not called so. */
export interface Command {
  /** As it is written before its options, with what ends the word. */
  readonly keyword: string;
  /** The groups `secret` and, where it may be quoted, `quote`. Matched behind the program's name, on its line. */
  readonly pattern: RegExp;
}

/** A word, quoted or not, that is the password. */
const secret = String.raw`(?<quote>\\?["']|)(?<secret>[^\s"'\\]{1,200})(?:\k<quote>)(?=[\s"'\\;|&)]|$)`;
const directive = new RegExp(`^${secret}`, 'd');
const account = String.raw`(?<quote>\\?["']|)[^\s"'\\:$@/]{1,100}:(?<secret>[^\s"'\\]{1,200})(?:\k<quote>)(?=[\s"'\\;|&)]|$)`;
const option = (names: string, value: string): RegExp => new RegExp(`\\s(?:${names})${value}`, 'd');

const command = (keywords: string, pattern: RegExp): readonly Command[] =>
  keywords.split('|').map((keyword) => ({ keyword, pattern }));

/** From the manual pages of the programs. */
export const commands: readonly Command[] = [
  ...command('curl |curl.exe ', option('-u ?|-U |--user[ =]|--proxy-user[ =]', account)),
  ...command('mysql |mysqldump |mysqladmin |mysqlimport |mariadb ', option('-p', secret)),
  ...command('sshpass ', option('-p ?', secret)),
  ...command(
    'htpasswd ',
    new RegExp(`^(?:-\\w*b\\w*\\s|-\\w+\\s){1,3}(?<!-n\\s)(?:[^\\s-]\\S{0,200}\\s){1,2}${secret}\\s*$`, 'd'),
  ),
  ...command('docker login|podman login|registry login|oc login|az login|cf login', option('-p[ =]?', secret)),
  ...command('mysqladmin ', new RegExp(`\\spassword\\s{1,3}${secret}`, 'd')),
  ...command(
    'sqlplus ',
    new RegExp(`\\s(?<quote>["']?)[\\w$#]{1,40}/(?<secret>[^\\s"'@/]{1,100})(?=@|["']?(?:\\s|$))`, 'd'),
  ),
  ...command('unzip |bcp |mosquitto_pub |mosquitto_sub |ipmitool |security import ', option('-P ?', secret)),
  ...command(
    'twine upload |security unlock-keychain |crackmapexec |netexec |rdesktop |ncftpput ',
    option('-p ', secret),
  ),
  ...command('xfreerdp |wfreerdp ', option('/p:', secret)),
  ...command('cmdkey ', option('/pass:', secret)),
  ...command('schtasks ', option('/rp ', secret)),
  ...command('lftp ', option('-u ?', String.raw`(?<quote>["']?)[\w.@-]{1,60},(?<secret>[^\s"']{1,100})`)),
  ...command('rabbitmqctl add_user |rabbitmqctl change_password ', new RegExp(`^[\\w.-]{1,60}\\s{1,3}${secret}`, 'd')),
  ...command('nmcli ', new RegExp(`\\s(?:password|wifi-sec\\.psk)\\s{1,3}${secret}`, 'd')),
  ...command('snmpwalk |snmpget |snmpset |snmpbulkwalk ', option('-c ?', secret)),
  ...command('redis-cli ', option('-a ', secret)),
  ...command('mongo |mongosh |mongodump |mongorestore |mongoexport |mongoimport ', option('-p ', secret)),
  ...command('openssl enc|openssl aes', option('-(?:k|pass pass:)[ ]?', secret)),
  ...command('-passin pass|-passout pass', new RegExp(`^:${secret}`, 'd')),
  ...command('sqlcmd |osql ', option('-P ?', secret)),
  ...command('ldapsearch |ldapadd |ldapmodify |ldapwhoami |ldapdelete ', option('-w ?', secret)),
  ...command('plink |pscp |plink.exe |pscp.exe ', option('-pw ', secret)),
  ...command('psexec |psexec.exe |psexec64.exe |winexe |evil-winrm ', option('-p ', secret)),
  ...command('net use ', option('/user:[^\\s]{1,60} ', secret)),
  ...command('convertto-securestring ', /\s(?:-String\s{1,4})?(?<quote>["'])(?<secret>[^\r\n"'$]{1,200})\k<quote>/dis),
  ...command('net user ', new RegExp(`^/?[\\w.-]{1,40}\\s{1,3}(?!/|\\*)${secret}`, 'di')),
  ...command(
    'smbclient |winexe ',
    new RegExp(`\\s-U ?(?<quote>["']?)[\\w.\\\\/-]{1,60}%(?<secret>[^\\s"']{1,100})`, 'd'),
  ),
  // Directives of Cisco's IOS, of ipsec.secrets, of a map of Postfix, of nginx and Apache.
  ...command('snmp-server community |tacacs-server key |radius-server key |isakmp key ', directive),
  ...command('password 0 |secret 0 |key 0 ', new RegExp(`^${secret}\\s*$`, 'd')),
  ...command('enable password |enable secret ', new RegExp(`^(?:level \\d{1,2} )?(?!\\d )${secret}`, 'd')),
  ...command('radius-server host ', new RegExp(`\\skey\\s{1,3}${secret}`, 'd')),
  ...command(': psk | xauth | eap ', /^["'](?<secret>[^"'\r\n]{1,200})["']/d),
  ...command(']:587 |]:465 |]:25 ', /^[ \t]*[^\s:]{1,100}:(?<secret>[^\s:]{1,100})/d),
  ...command(
    'fastcgi_param |uwsgi_param |setenv ',
    new RegExp(
      `^\\w{0,40}(?:PASS|PASSWORD|PASSWD|PWD|SECRET|TOKEN|SECRET_KEY|API_KEY)\\s{1,8}(?<quote>["']?)(?<secret>[^\\s"';]{1,200})\\k<quote>(?=[\\s;]|$)`,
      'd',
    ),
  ),
];
