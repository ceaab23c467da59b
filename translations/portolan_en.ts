<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Bundle</name>
    <message>
        <source>%1 is not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder that is not there yet, or an archive FILE.tar.gz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another place with --output.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClusterHealth</name>
    <message>
        <source>%1 × %2</source>
        <comment>crash loop × 3</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClusterState</name>
    <message>
        <source>The server does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (storage not ready)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forbidden to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes come in faster than they can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of one namespace only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 namespaces only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metric count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misscheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingress rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Egress rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU allocatable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory allocatable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods allocatable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QoS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max unavailable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed disruptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desired healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used of hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tightest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>External</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provisioner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reclaim policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binding mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expandable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>&quot;%1&quot; is no kind that is watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fleet file, so it is not clear which clusters are meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`portolan --help` lists what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name them with --context, take all with --all, or write a fleet file with `portolan fleet init`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fleet file names no cluster, so there is none to ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kubeconfig has no context, so there is no cluster to ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another with --kubeconfig or --fleet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fleet init reads the kubeconfig, so --fleet means nothing to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say with --output where the file is to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fleet init connects to clusters to read their nodes, so it wants to be told which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name them with --context, or take all of the kubeconfig with --all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>portolan: %1 is there already. Name another file with --output, or replace it with --force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diagnose writes an archive or a folder, not to the terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a FILE.tar.gz or a folder with --output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no further words: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cluster is named with --context.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secondary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 s apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>readiness not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the server&apos;s certificate is not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insecure-skip-tls-verify is set in the kubeconfig. Anybody between here and the server can read and change what is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the client certificate has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the client certificate ends in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was good until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is good until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its clock is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ages that are counted from the server&apos;s times are wrong by as much.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Feed</name>
    <message>
        <source>The cluster is not connected yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, said by the server: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has not answered for 15 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/readyz did not answer within 5 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/readyz answered %1 to this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/readyz answered %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An object of %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server answered is no object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are not watched in this cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster was disconnected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credentials were renewed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The watch is closed: what changes is not seen until it is open again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is longer than 8 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masked, 1 byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masked, %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client certificate ended at %1 UTC, and the server refuses it (%2). Get a new one for this user of the kubeconfig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses the credentials of this user (%1). Log in again, or check this user in the kubeconfig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was asked for %1 and answered with %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>There is no column &quot;%1&quot;. Columns here: %2. To search for a text with a colon, put it in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds texts: they can be searched for, not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no length of time. Write 90s, 10m, 2h, 3d or 1h30m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no amount of CPU. Write 250m or 1.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no amount of bytes. Write 512Mi or 2Gi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither yes nor no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetMapView</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secondary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last seen %1 pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no cluster yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 clusters are live and healthy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node pools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tightest quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind: state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is broken in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 clusters are live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 clusters are live and healthy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others that are connected are live and healthy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rollout waits for a person in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rollout is under way in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is neither node nor pod in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % of %2</source>
        <comment>share of a resource&apos;s quota</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cluster is live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 lagging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster is live and healthy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster is live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>that many more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetSetup</name>
    <message>
        <source>The fleet file %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file, or a shipped fleet such as voltage-soda, after --fleet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kubeconfig has no context &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kubeconfig: looked for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the exec plugin %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jumps</name>
    <message>
        <source>page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in all clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, read when opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, read when opened</source>
        <comment>kind, API group</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>namespaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReplicaSets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReplicaSet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StatefulSets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StatefulSet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DaemonSets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DaemonSet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CronJobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CronJob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EndpointSlices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EndpointSlice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NetworkPolicies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NetworkPolicy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HorizontalPodAutoscalers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HorizontalPodAutoscaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PodDisruptionBudgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PodDisruptionBudget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PersistentVolumeClaims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PersistentVolumeClaim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StorageClasses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StorageClass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ConfigMaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ConfigMap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnalysisTemplates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnalysisTemplate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnalysisRuns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnalysisRun</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>The answer does not say what is served: it was cut off, or is something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is no table and no list: it was cut off, or is something else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kube</name>
    <message>
        <source>The server&apos;s list cannot be read: its bytes are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is a web page: something between here and the API server answered instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s watch cannot be read: its bytes are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP %1 without a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check server and proxy-url of this cluster in the kubeconfig, and whether the network wants a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers with error %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own log says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends us elsewhere (HTTP %1), which is not followed: credentials would go there too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page answers here (HTTP %1), not an API server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers here is no API server (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapFile</name>
    <message>
        <source>This is no map of the world.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map has the unknown version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map is cut off or has a rest.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapScene</name>
    <message>
        <source>%1 unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>`portolan --help` lists what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--output takes text or json, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--timeout takes a duration such as 90s or 2m, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>portolan [COMMAND] [OPTIONS]
  window                 the console (when no command is given)
  status                 every cluster: state, pods, nodes, rollouts, quotas, problems
  fleet init             a fleet file from the kubeconfig&apos;s contexts and their nodes
  diagnose               versions, states and problems in one bundle, without secrets

  --kubeconfig FILE      instead of $KUBECONFIG or ~/.kube/config
  --fleet FILE|NAME      a fleet file, or a shipped example
  --context C            only this cluster; may be given several times
  --all                  every context of the kubeconfig
  --namespace N          only this namespace; may be given several times
  --kind K               only this kind is required; may be given several times
  --output text|json     of status
  --output FILE          of fleet init: where to, - for stdout; of diagnose: a .tar.gz
                         or a folder
  --force                fleet init may replace a file that is there
  --wait                 go on until every cluster is live (for 2m, or --timeout)
  --timeout DURATION     90s, 2m
  --read-only            nothing in this process may change a cluster
  --version, --help

Exit: 0 well, 1 something is wrong, 2 something required is not known, 3 interrupted,
64 wrong usage.
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>%1 waits: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 nodes not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pods cannot run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pods not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no node and no pod</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>cluster not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollout degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused by quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crash loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image cannot be pulled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>container cannot be created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits on no node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never becomes ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollout waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autoscaler cannot scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autoscaler has no metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load balancer pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial: may not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster seen in part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemChecks</name>
    <message>
        <source>%1 (%2)</source>
        <comment>events (forbidden)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>cluster (loading)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>events (forbidden) in cluster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cluster was looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clusters were looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No node, pod, workload, autoscaler, service or volume is in trouble, no quota refuses anything, and no rollout waits for a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is broken, no quota refuses anything, and no rollout waits for a person. Infos under Incidents: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionPage</name>
    <message>
        <source>%1 then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU, and room to grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allocatable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>amount and share</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in no pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, zones %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used of hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over, refuses more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full, refuses more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits to be promoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits at a step of the canary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits: its analysis was inconclusive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not serve %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its API knows no such kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1 of %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers are shown when all of them are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent to it until you connect it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data: %1 was never read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1, up to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 vCPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RolloutLane</name>
    <message>
        <source>%1/%2 ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServedOverview</name>
    <message>
        <source>the first %1 of %2 in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first %1 in %2, which has more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only namespaces %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is dialled that was not asked for. Connect a cluster to see its %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read at %1, %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 in %3 of %4 clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, without %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rows are from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums grow until all have answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forbidden in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not served by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was so at %1, and is not watched. Reload to look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not list %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connected cluster knows this kind; its resource definition is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the %1 match %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without %1 %2 would match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 had no such object when it was read at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not live,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read from none of %2 clusters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lagging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credentials expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progressing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>, %1 of %2 pods ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 of %2 nodes ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>%1 is not a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme file is not JSON: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme file is wrong: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check certificate-authority and server of this cluster in the kubeconfig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the server is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TLS handshake was broken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client certificate or its key cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s compressed answer is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired or is not valid yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to be renewed on the server; check the clock of this machine too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check server of this cluster in the kubeconfig, or name the certificate&apos;s host in tls-server-name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the handshake ended with a refusal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check server of this cluster in the kubeconfig, and whether a VPN is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it runs, its address in the kubeconfig, and VPN or proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its address in the kubeconfig, and VPN or firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that server of this cluster in the kubeconfig speaks HTTPS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this user in the kubeconfig.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WholeFile</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already and was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another file with --output, or replace it with --force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workloads</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no events table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lags, its last answer is %2 old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 since %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, all live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 of %3 clusters, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was read from it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of %1 are from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more cluster is not live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more clusters are not live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1 of %2 %3 of %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1 of %2, %3 so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order is final when all are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forbidden in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some namespaces of %1 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not served by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is live; its last answer is %2 old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 clusters are live; the oldest answer is %2 old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more are not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is dialled that was not asked for. Connect a cluster to see its %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connected cluster knows this kind; its resource definition is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 matches %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 are loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without %1 %2 would match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>youngest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A to Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z to A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 of %3, not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 of %2 not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, without %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 matches %2 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No known %1 matches %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is live and has no such %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is live and has no such %2 in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::Certificate</name>
    <message>
        <source>The client certificate is no certificate in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client key is protected by a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a key without one, or use an exec plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client key is no private key in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client key does not belong to the client certificate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::Credentials</name>
    <message>
        <source>the file of %1, %2, cannot be read: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of %1, %2, is larger than 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of certificate-authority, %1, holds no certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user &quot;%1&quot;: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of tokenFile, %1, is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of tokenFile, %1, holds characters that no token has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kubeconfig has no context &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has none at all: is this the right file?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ExecPlugin</name>
    <message>
        <source>its answer is not of kind ExecCredential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its answer is not of the version that the kubeconfig names, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its answer has no status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the expirationTimestamp of its answer is no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it gave a credential that expired at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in again with the tool that the plugin belongs to, and check the clock of this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its answer has only one of clientCertificateData and clientKeyData</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its answer has neither a token nor a client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the token of its answer holds spaces, line breaks or other characters that no token has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it printed nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it printed is no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exec plugin %1 gave no credential: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the exec plugin %1 was called off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it asks questions on a terminal (interactiveMode Always), and there is none here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another way to log in for this user, or one that opens a browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it did not end within %1 s and was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it printed without end and was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was ended by signal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ended with code %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::FleetDraft</name>
    <message>
        <source>1 node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary or secondary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the context that takes over; each of the two names the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes name several: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no node names its region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes&apos; region, %1, is no cloud&apos;s that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pool&apos;s limits are not among its labels; add min and max by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in no pool that labels of EKS, GKE, AKS or Karpenter name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its nodes could not be read (%1), so region and pools are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its nodes could not be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>those that you may list, since you may not list the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by `portolan fleet init` from the kubeconfig&apos;s contexts and their nodes&apos; labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What no cluster says of itself is a comment below it: fill it in or leave it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::FleetFile</name>
    <message>
        <source>the kubeconfig has no context &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be a mapping of keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown key &quot;%1&quot; in %2; known are %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be text: put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry of %1 has to be text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be a whole number from 0 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be a number of degrees from -%2 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>location and region are both given; one is enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>role has to be primary or secondary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port has to be a number from 1 to 65535 or the name of a port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>url has to be an address that starts with http or https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prometheus needs either url or service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pool &quot;%1&quot;: min is greater than max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match has to name at least one label and its value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protected has to be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pool &quot;%1&quot; is given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schemaVersion is missing; it has to be %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schemaVersion has to be %1: this program knows no other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster &quot;%1&quot;: its drPartner &quot;%2&quot; is no cluster of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster &quot;%1&quot; is its own drPartner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster &quot;%1&quot; names &quot;%2&quot; as its drPartner, but not the other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group &quot;%1&quot;: &quot;%2&quot; is no cluster of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>context &quot;%1&quot; is given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group &quot;%1&quot; is given twice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::Kubeconfig</name>
    <message>
        <source>cluster &quot;%1&quot;: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user &quot;%1&quot;: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>context &quot;%1&quot;: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here has to stand a mapping of keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be text: put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be true or false, without quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has to be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry %1 of %2 has to be text: put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not base64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server has to be an address like https://host:6443</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server holds a user name; write it under users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate-authority and certificate-authority-data are both given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate-authority-data holds no certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insecure-skip-tls-verify and a certificate authority exclude each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proxy-url has to be an address that starts with http, https or socks5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exec.interactiveMode has to be Never, IfAvailable or Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exec.interactiveMode is missing; %1 requires it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exec.apiVersion has to be client.authentication.k8s.io/v1 or v1beta1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exec.command is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exec.env entry needs a name without =</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 are both given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a client certificate without its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a client key without its certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token holds spaces, line breaks or other characters that no token has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a token and a password are both given; only one is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exec plugin and a token or password exclude each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auth-provider is not supported, as in kubectl since 1.26; use the exec plugin of your provider instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>namespace is no name that a namespace can have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry of %1 has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this name is given twice in this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no kubeconfig: it needs apiVersion v1 and kind Config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names no cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no cluster &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names no user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no user &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as, as-groups, as-uid or as-user-extra holds a line break or another control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as-groups, as-uid and as-user-extra need a user name in as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::LoginShell</name>
    <message>
        <source>The variable SHELL is not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave no answer within %2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not print its environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs run with the environment that Portolan was started with, not that of the login shell: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::Process</name>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be listened to: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was stopped on request.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::Yaml</name>
    <message>
        <source>no memory to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not YAML text: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not YAML: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not YAML: %1, %2 that starts at line %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values are nested deeper than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no memory to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than %1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a second document starts here; only one is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 values, aliases included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is missing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kind of tag is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key has to be plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merge keys (&lt;&lt;) are not read; write the values out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this key is written twice, first at line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no anchor of this name stands before this alias</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::feed::FleetFeed</name>
    <message>
        <source>The cluster is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::shell::DiagnoseCommand</name>
    <message>
        <source>Names of clusters, namespaces and workloads stand in it as they are, credentials do not. Read it before you hand it on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::AttentionItem</name>
    <message>
        <source>%1: %2</source>
        <comment>button, what it is about</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::Banner</name>
    <message>
        <source>%1: %2</source>
        <comment>button, what it is about</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::ClusterPane</name>
    <message>
        <source>Kind by kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of the chosen cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one above to see what is known of each of its kinds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, kind by kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent to it until you connect it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>count and state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state and what was refused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbidden to %1; seen in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group of clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections of the fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer, data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection of the chosen cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kubeconfig names no context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A context is a cluster and the user that is signed in to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 clusters are live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 clusters are live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One is out of reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are out of reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::DetailPane</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row to see its facts, its events and its YAML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close details (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y</source>
        <comment>key cap</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts, events and conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts of the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions of the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the YAML again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML of the object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet: they stand in the object itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This object is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown below is what was known of it last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No events in the time the server keeps them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No events known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This object reports none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is asked for this one object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as known last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this object is still there is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. What is shown below is what was known of it last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live, newest first, %1</source>
        <comment>zone of the times</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This object is gone: %1 is the name of another one now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that one in the table to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind and name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read has no uid, so its name alone says that this is the object in the table.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::DetailStrip</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::FigureStrip</name>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::FilterField</name>
    <message>
        <source>region:eu restarts:&gt;3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key cap</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and column:value terms, all must hold. ! or - negates, &gt; &lt; = compare, a comma is &quot;or&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::FleetTableView</name>
    <message>
        <source>Columns of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always shown: it takes the room that the others leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the standard columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::IncidentsPage</name>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster whose problems are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of the fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 things are broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One warning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 warnings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problem matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is broken is known only of clusters that are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known to be broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since, %1</source>
        <comment>zone of the times</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is broken in one cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is broken in %1 clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known to be broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is broken is not known everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before %1</source>
        <comment>a clock time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::KindBar</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other kinds, not live…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::KindChooser</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by kind, group or short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not say what it serves. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not know what serves %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What there is to choose from is asked of the clusters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is asked once which kinds it serves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kind matches %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kinds are served beside those that are watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other kinds are known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::Legend</name>
    <message>
        <source>Legend: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::MainWindow</name>
    <message>
        <source>Menu of this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Portolan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::MapListModel</name>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::MapPage</name>
    <message>
        <source>Place not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::PageHeader</name>
    <message>
        <source>Enter leads back to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::Palette</name>
    <message>
        <source>Enter</source>
        <comment>key cap</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a page, cluster, kind or object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page, cluster, :kind or object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key cap</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that is known has this in its name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::PaletteModel</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first %1, type more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::ProblemList</name>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::Rail</name>
    <message>
        <source>Search or jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or jump (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark and other settings of this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::RegionPage</name>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of this region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node pools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allocatable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of this region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secondary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partner %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kubernetes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 near the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quota limits anything here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rollout here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 nodes ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unreachable since %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers are from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known to be broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::ReleaseStrip</name>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>canary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of %3 ready</source>
        <comment>a release of a rollout</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, – ready, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known: pods of this namespace are not read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::ResultText</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::ServedReader</name>
    <message>
        <source>The server behind %1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::StateChips</name>
    <message>
        <source>Sums by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 out of the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in clusters that are not live are not counted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::StatusBar</name>
    <message>
        <source>%1 %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters and their state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::TableHead</name>
    <message>
        <source>%1, %2</source>
        <comment>title of a sorted column, order in words</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::TimesSwitch</name>
    <message>
        <source>Times in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in local time (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are local. Click for UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are in UTC. Click for local time, %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::WorkloadsPage</name>
    <message>
        <source>Workloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what the table shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of all clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key cap</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was re-created. The object that was meant is gone; this one has its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <comment>key cap</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask every connected cluster again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of all clusters, not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::WorldMapWidget</name>
    <message numerus="yes">
        <source>World map, %n cluster(s)</source>
        <translation>
            <numerusform>World map, %n cluster</numerusform>
            <numerusform>World map, %n clusters</numerusform>
        </translation>
    </message>
    <message>
        <source>Tab goes through the markers, Enter opens one. The list under the map says the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::ui::YamlView</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::window::Console</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kubeconfig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems beside the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst problems of the fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 clusters live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 clusters, all live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is connected, so nothing is known of any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
